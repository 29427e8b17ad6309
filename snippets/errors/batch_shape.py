import keras

inputs = keras.Input(batch_shape=(1, 5, 3))
model = keras.Sequential([inputs, keras.layers.LSTM(4)])
print(model.output_shape)
