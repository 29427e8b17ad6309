import keras

before = keras.layers.Dense(1).name
keras.utils.clear_session()
after = keras.layers.Dense(1).name
print(before, after)
