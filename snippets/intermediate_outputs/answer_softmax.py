import keras
import tensorflow as tf

scores = tf.constant([[10.0, 0.0]])
with tf.GradientTape() as tape:
    tape.watch(scores)
    probability = keras.ops.softmax(scores)[0, 0]
result = tape.gradient(probability, scores).numpy()[0, 0]
print(f"{result:.4f}")
