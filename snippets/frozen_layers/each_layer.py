import tf_keras as keras

inner = keras.Input(shape=(2,))
first, last = keras.layers.Dense(2), keras.layers.Dense(2)
base = keras.Model(inner, last(first(inner)))
inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, keras.layers.Dense(1)(base(inputs)))

for layer in base.layers[:-1]:
    layer.trainable = False
print(len(model.trainable_weights), len(base.trainable_weights))
