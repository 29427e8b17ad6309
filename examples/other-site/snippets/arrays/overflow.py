import numpy as np

pixels = np.array([100, 200], dtype="uint8")
print(pixels + np.uint8(100))
