import keras
import tensorflow as tf

for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)

weights = keras.Variable([1.0, 2.0])
total = keras.ops.sum(weights * 3)
result = float(total)
print(result)
