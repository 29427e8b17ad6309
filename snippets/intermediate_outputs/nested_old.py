import tf_keras as keras

inner = keras.Input(shape=(2,))
hidden = keras.layers.Dense(3, name="hidden")(inner)
base = keras.Model(inner, keras.layers.Dense(2)(hidden), name="base")
inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, base(10 * inputs))

hidden = model.get_layer("base").get_layer("hidden").output
keras.Model(model.inputs, hidden)
