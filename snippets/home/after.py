from keras import ops

winners = ops.argmax([[2, 7], [9, 8]], axis=1)
print(ops.convert_to_numpy(winners))
