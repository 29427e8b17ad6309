from keras import ops

a = ops.zeros((2, 3))
b = ops.ones((2, 3))
shapes = [
    tuple(ops.concatenate([a, b]).shape),  # (1)!
    tuple(ops.concatenate([a, b], axis=-1).shape),  # (2)!
]

print(shapes)
