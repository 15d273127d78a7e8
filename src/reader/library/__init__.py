"""What a person does with a library: the facade, operations with undo, queries, the worker."""
