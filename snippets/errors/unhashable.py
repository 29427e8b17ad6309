import tensorflow as tf

x = tf.constant([1.0, 5.0])
feed_dict = {x: [7.0, 3.0]}
