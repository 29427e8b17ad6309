import tf_keras as keras

dense = keras.layers.Dense(1)
inputs = keras.Input(shape=(3,))
layer = keras.layers.Lambda(lambda x: dense(x))
model = keras.Model(inputs=inputs, outputs=layer(inputs))

created = len(dense.weights)
in_layer = len(layer.weights)
in_model = len(model.weights)
print("created", created)
print("in the layer", in_layer)
print("in the model", in_model)
