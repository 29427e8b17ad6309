import keras

optimizer = keras.optimizers.SGD(learning_rate=0.5)
print(float(optimizer.learning_rate))

optimizer.learning_rate = 0.25
print(float(optimizer.learning_rate))

optimizer.learning_rate.assign(0.125)
result = float(optimizer.learning_rate)
print(result)
