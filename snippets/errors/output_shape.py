import tf_keras as keras

inputs = keras.Input(shape=(3,))
layer = keras.layers.Dense(2)
outputs = layer(inputs)

for name in ["input_shape", "output_shape"]:
    try:
        print(getattr(layer, name))
    except AttributeError as error:
        print(f"AttributeError: {error}")
