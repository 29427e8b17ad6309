import keras

x = keras.ops.zeros((2, 3))
x = keras.ops.scatter_update(x, [[0, 1]], [5.0])
result = keras.ops.convert_to_numpy(x)
print(result)
