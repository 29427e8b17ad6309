import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
offsets = tf.constant([[10.0, 20.0, 30.0]])
model = keras.Model(inputs=inputs, outputs=offsets)
