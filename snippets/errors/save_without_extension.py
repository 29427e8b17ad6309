import tf_keras as keras

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=inputs * 2)
model.save("doubled")
print("saved")
