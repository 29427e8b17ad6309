"""Tensors, shapes, axes: what all other chapters build on."""
