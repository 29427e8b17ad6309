"""Every function of Keras 2's `keras.backend`, written for Keras 3 with its old signature."""
