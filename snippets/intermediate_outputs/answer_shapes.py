import keras

inputs = keras.Input(shape=(8, 8, 1))
x = keras.layers.Conv2D(4, 3, name="conv")(inputs)
x = keras.layers.MaxPooling2D(name="pool")(x)
model = keras.Model(inputs, keras.layers.Flatten(name="flat")(x))

shapes = {layer.name: layer.output.shape for layer in model.layers[1:]}
print(shapes)
