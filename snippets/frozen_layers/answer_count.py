import keras

inner = keras.Input(shape=(2,))
norm = keras.layers.BatchNormalization()
base = keras.Model(inner, norm(keras.layers.Dense(2)(inner)))
inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, keras.layers.Dense(1)(base(inputs)))

counts = [(len(model.weights), len(model.trainable_weights))]
base.trainable = False
counts.append((len(model.weights), len(model.trainable_weights)))
print(counts)
