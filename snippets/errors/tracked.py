import keras

dense = keras.layers.Dense(1)
inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=dense(inputs))

in_model = len(model.weights)
print("in the model", in_model)
