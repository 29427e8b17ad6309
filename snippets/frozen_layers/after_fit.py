import numpy as np
import tf_keras as keras

inputs = keras.Input(shape=(2,))
base = keras.layers.Dense(2, kernel_initializer="identity")
head = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, head(base(inputs)))
model.compile(optimizer="sgd", loss="mse")
x, y = np.ones((4, 2)), np.ones((4, 1))
model.fit(x, y, verbose=0)

base.trainable = False
before = base.get_weights()[0]
model.fit(x, y, verbose=0)
print("moved", bool(np.any(base.get_weights()[0] != before)))
