import numpy as np

tenth = np.float32(0.1)
print(float(tenth))
print(tenth == 0.1, float(tenth) == 0.1)
