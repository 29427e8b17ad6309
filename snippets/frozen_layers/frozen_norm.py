import keras
import numpy as np
from keras import ops

norm = keras.layers.BatchNormalization(epsilon=0)
x = np.array([[5.0], [3.0]])

print(ops.convert_to_numpy(norm(x, training=True)).ravel())  # (1)!
print(norm.get_weights()[2].round(2))  # (2)!

norm.trainable = False
norm.set_weights([np.ones(1), np.zeros(1), np.ones(1), np.full(1, 4.0)])
result = ops.convert_to_numpy(norm(x, training=True)).ravel()  # (3)!
print(result, norm.get_weights()[2])
