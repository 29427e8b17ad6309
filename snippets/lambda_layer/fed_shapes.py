import keras
import numpy as np

npx = np.array([[2, 3, 4], [1, 2, 3], [0, 1, 2]])
npy = np.array([[2, 3, 4], [1, 2, 3], [0, 1, 2]])
fed = [[npx], [npy]]

shapes_then = [np.asarray(x).shape for x in fed]  # (1)!
shapes_now = [x.shape for x in keras.tree.flatten(fed)]  # (2)!
print("2018:", shapes_then)
print("today:", shapes_now)
