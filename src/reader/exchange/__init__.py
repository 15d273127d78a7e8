"""Annotations and codebooks out and in: values to text and back, and files written safely."""
