"""Snippets of the chapter "From TensorFlow to Keras tensors"."""
