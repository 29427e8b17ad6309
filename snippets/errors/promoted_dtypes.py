from keras import ops

x = ops.array([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
scores = ops.multiply(ops.argmax(x, axis=1), x[:, 0])

result = ops.convert_to_numpy(scores)
print(result, result.dtype)
