import tf_keras as keras

layer = keras.layers.LSTM(4, batch_input_shape=(1, 5, 3))
model = keras.Sequential([layer])
print(model.output_shape)
