"""The migration atlas: every function of Keras 2's `keras.backend`, and what to write in Keras 3."""
