import tf_keras as keras

options = {"axis": 1}
layer = keras.layers.Lambda(
    lambda x, axis: x,
    arguments=options,
)

options["axis"] = 2
axis = layer.arguments["axis"]
print(axis)
