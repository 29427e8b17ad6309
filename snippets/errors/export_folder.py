import keras
import tensorflow as tf

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=inputs * 2)
model.export("doubled", verbose=False)

served = tf.saved_model.load("doubled")
result = served.serve(tf.constant([[1.0, 5.0, 2.0]])).numpy()
print(result)
