from keras import ops

block = ops.reshape(ops.arange(24), (2, 3, 4))

for axis in (0, 1, 2, -1):
    print(axis, tuple(ops.max(block, axis=axis).shape))
print(tuple(ops.max(block, axis=1, keepdims=True).shape))  # (1)!
