import tf_keras as keras

inputs = keras.Input(shape=(2, 3))
batch, rows, columns = inputs.shape.as_list()
print(batch, rows, columns)
