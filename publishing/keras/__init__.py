"""Keras's runtimes, and how their state is reset."""
