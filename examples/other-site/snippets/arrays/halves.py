import numpy as np

print(np.round([0.5, 1.5, 2.5, 3.5]))
