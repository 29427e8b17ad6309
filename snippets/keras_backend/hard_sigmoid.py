import matplotlib.pyplot as plt
import numpy as np
from keras import ops

x = np.array([-5.0, -3.0, -2.5, 2.0, 2.5, 3.0, 5.0])
old = np.clip(0.2 * x + 0.5, 0, 1)  # (1)!
new = ops.convert_to_numpy(ops.hard_sigmoid(ops.array(x, "float32")))
print(f"at 2: {old[3]:.4f} and {new[3]:.4f}")

figure, axes = plt.subplots(figsize=(4, 2))
axes.plot(x, old, color="black", label="K")
axes.plot(x, new, color="black", label="ops", linestyle="--")
axes.legend()
figure.savefig("hard_sigmoid.svg")
