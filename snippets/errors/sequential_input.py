import keras

inputs = keras.Input(shape=(3,))
model = keras.Sequential(
    [inputs, keras.layers.Dense(4), keras.layers.Dense(1)]
)
hidden = model.layers[0].output

activations = keras.Model(inputs=model.inputs, outputs=hidden)
print(activations.output_shape)
