import keras
import numpy as np
import tensorflow as tf

inputs = keras.Input(shape=(3,))
hidden = keras.layers.Dense(2, activation="relu")
x = hidden(inputs)
last = keras.layers.Dense(1, kernel_initializer="ones")
model = keras.Model(inputs, last(x))
kernel = np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 3.0]])
hidden.set_weights([kernel, np.zeros(2)])

data = tf.constant([[1.0, 1.0, -1.0]])
with tf.GradientTape() as tape:
    tape.watch(data)  # (1)!
    outputs = model(data)
result = tape.gradient(outputs, data).numpy()
print(result)
