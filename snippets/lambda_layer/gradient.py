import tensorflow as tf
from keras import ops

x = tf.constant([[1.0, 5.0, 2.0]])
with tf.GradientTape() as tape:
    tape.watch(x)
    y = ops.cast(ops.argmax(x, axis=1), "float32")

gradient = tape.gradient(y, x)
print(gradient)
