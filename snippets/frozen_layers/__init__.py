"""Snippets of the chapter "Frozen layers and transfer learning"."""
