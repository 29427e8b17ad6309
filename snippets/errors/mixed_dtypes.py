import tensorflow as tf

x = tf.constant([[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]])
scores = tf.argmax(x, axis=1) * x[:, 0]
