"""Snippets of the chapter "Keras backend"."""
