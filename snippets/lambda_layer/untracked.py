import numpy as np
import tf_keras as keras

dense = keras.layers.Dense(1, kernel_initializer="ones")
layer = keras.layers.Lambda(lambda x: dense(x))
layer(np.ones((1, 3)))

created = len(dense.weights)
tracked = len(layer.weights)
print("created", created)
print("tracked", tracked)
