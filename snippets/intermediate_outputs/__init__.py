"""Snippets of the chapter "Intermediate outputs and Grad-CAM"."""
