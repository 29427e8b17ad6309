import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
zeros = tf.zeros((inputs.shape[0], 1))
