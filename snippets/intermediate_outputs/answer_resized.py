import numpy as np
from keras import ops

heatmap = np.array([[0.0, 1.0], [0.0, 0.0]], dtype="float32")
larger = ops.image.resize(heatmap[:, :, None], (4, 4), interpolation="nearest")
result = ops.convert_to_numpy(larger)[:, :, 0]
print(result)
