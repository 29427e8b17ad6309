from keras import ops

x = ops.array([[3.0, 4.0], [5.0, 12.0]])
lengths = ops.sqrt(ops.sum(ops.square(x), axis=-1))

print(ops.convert_to_numpy(lengths))
