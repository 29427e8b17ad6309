import keras
import numpy as np
import torch
from keras import ops

image = np.zeros((5, 5), dtype="float32")
image[:3, 1] = image[4, 1:] = 1

inputs = keras.Input(shape=(5, 5, 1))
conv = keras.layers.Conv2D(2, 2, activation="relu", name="conv")
pooled = keras.layers.GlobalAveragePooling2D()(conv(inputs))
scores = keras.layers.Dense(2, name="scores")
model = keras.Model(inputs, scores(pooled))

upright, level = [[1, -1], [1, -1]], [[-1, -1], [1, 1]]
kernel = np.stack([upright, level], axis=-1)[:, :, None]
conv.set_weights([kernel, np.zeros(2)])
scores.set_weights([np.array([[1, -1], [-1, 1]]), np.zeros(2)])

data = image[None, :, :, None]
conv = model.get_layer("conv")
features = keras.Model(model.inputs, conv.output)
head = keras.Model(conv.output, model.outputs[0])

maps = features([data]).detach().requires_grad_()  # (1)!
(gradients,) = torch.autograd.grad(head(maps)[0, 0], maps)

weights = ops.mean(gradients, axis=(0, 1, 2))
heatmap = ops.relu(ops.sum(weights * maps[0], axis=-1))
heatmap = ops.convert_to_numpy(heatmap / ops.max(heatmap))
print(heatmap)
