import keras

keras.optimizers.SGD(lr=0.1)
