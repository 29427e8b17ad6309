import numpy as np

for kind in ("float16", "float32", "float64"):
    print(kind, np.finfo(kind).precision)
