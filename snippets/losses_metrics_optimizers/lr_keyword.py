import tf_keras as keras

optimizer = keras.optimizers.SGD(lr=0.5)
print(round(float(optimizer.learning_rate), 3))
