import keras

inputs = keras.Input(shape=(2,))
x = inputs
for name in ["one", "two", "three", "four"]:
    x = keras.layers.Dense(2, name=name)(x)
model = keras.Model(inputs, x)

for layer in model.layers[:-2]:
    layer.trainable = False
names = [layer.name for layer in model.layers if layer.trainable_weights]
print(names)
