import tf_keras as keras

trained = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(4), keras.layers.Dense(1)]
)
trained.layers.pop()
print(len(trained.layers), trained.outputs[0].shape)

trained.pop()
print(len(trained.layers), trained.outputs[0].shape)
