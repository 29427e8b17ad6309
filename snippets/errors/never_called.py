import keras

model = keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(1)])
hidden = model.layers[0].output
