import keras

counter = keras.Variable(0, trainable=False)
counter.assign_add(1)
number = int(counter.value)
print(number)
