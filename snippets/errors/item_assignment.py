import keras

x = keras.ops.zeros((2, 3))
x[0, 1] = 5.0
print(x)
