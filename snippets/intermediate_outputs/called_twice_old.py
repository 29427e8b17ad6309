import tf_keras as keras

shared = keras.layers.Dense(4)
first, second = keras.Input(shape=(2,)), keras.Input(shape=(2,))
model = keras.Model([first, second], [shared(first), shared(second)])
print(shared.get_output_at(1).shape)
