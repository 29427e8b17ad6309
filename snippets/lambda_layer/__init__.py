"""Lambda layer: argmax inside a model, and everything that goes with it."""
