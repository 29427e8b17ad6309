"""The proof of the upgrader: Keras 2 programs run, upgraded by a command alone, run again, and compared."""
