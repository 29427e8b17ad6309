from keras import ops

x = ops.zeros((2, 3))
x = ops.scatter_update(x, [[0, 1]], [5.0])
x = ops.slice_update(x, [1, 0], ops.array([[7.0, 8.0]]))
result = ops.convert_to_numpy(x)
print(result)
