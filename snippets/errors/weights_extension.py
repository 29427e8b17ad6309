import tf_keras as keras

inputs = keras.Input(shape=(3,))
model = keras.Sequential([inputs, keras.layers.Dense(1)])
model.save_weights("dense.h5")
print("saved")
