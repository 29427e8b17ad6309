import keras

inputs = keras.Input(shape=(3,))
layer = keras.layers.Dense(2)
print(layer.compute_output_shape(inputs.shape))  # (1)!

outputs = layer(inputs)
print(layer.input.shape, layer.output.shape)

model = keras.Model(inputs, outputs)
print(model.input_shape, model.output_shape)
