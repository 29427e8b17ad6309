import keras

dense = keras.layers.Dense(1)
inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=dense(inputs * 2))

print(len(model.trainable_weights))
