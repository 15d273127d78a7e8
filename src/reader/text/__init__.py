"""What is done with plain text: normalisation, sentences, words, approximate search, diff."""
