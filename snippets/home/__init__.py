"""Snippets of the home page."""
