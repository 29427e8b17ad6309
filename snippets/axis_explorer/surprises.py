from keras import ops

tie = ops.argmax([3, 7, 7], axis=0)
flat = ops.argmax([[1, 5, 2], [7, 0, 3]], axis=None)
nan = ops.argmax([1.0, float("nan"), 2.0], axis=0)  # (1)!
zero = ops.argmax([-0.0, 0.0], axis=0)  # (2)!

for index in (tie, flat, nan, zero):
    print(int(index))
