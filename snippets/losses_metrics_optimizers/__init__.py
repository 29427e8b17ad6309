"""Snippets of the chapter "Losses, metrics and optimizers of your own"."""
