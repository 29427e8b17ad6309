"""Snippets of the chapter "K.function"."""
