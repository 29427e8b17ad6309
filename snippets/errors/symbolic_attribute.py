import keras

inputs = keras.Input(shape=(3,))
print(inputs.numpy())
