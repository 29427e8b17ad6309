import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=keras.ops.square(inputs))

data = tf.constant([[1.0, 5.0, 2.0]])
with tf.GradientTape() as tape:
    tape.watch(data)
    outputs = model(data)

gradients = tape.gradient(outputs, data).numpy()
print(gradients)
