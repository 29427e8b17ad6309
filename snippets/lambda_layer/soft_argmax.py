import tensorflow as tf
from keras import ops

x = tf.constant([[1.0, 5.0, 2.0]])
indexes = ops.arange(3, dtype="float32")
with tf.GradientTape() as tape:
    tape.watch(x)
    weights = ops.softmax(x, axis=1)  # (1)!
    y = ops.sum(weights * indexes, axis=1)

gradient = tape.gradient(y, x)
result = y.numpy().round(2)
slope = gradient.numpy().round(2)
print(result)
print(slope)
