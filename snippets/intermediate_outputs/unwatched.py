import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs, inputs**2)

data = tf.constant([[1.0, 5.0, 2.0]])
with tf.GradientTape() as tape:
    outputs = model(data)
result = tape.gradient(outputs, data)
print(result)
