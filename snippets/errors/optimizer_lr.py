import tf_keras as keras

model = keras.Sequential([keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")

model.optimizer.lr = 0.5
print(round(float(model.optimizer.learning_rate), 3))
print(round(float(keras.optimizers.SGD(0.1).lr), 3))
