import keras
from keras import ops

x = ops.convert_to_tensor([[[1.0, 5.0, 2.0], [7.0, 3.0, 4.0]]])
y = ops.convert_to_tensor([[[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]])

winners = ops.convert_to_numpy(ops.argmax(x, axis=-1))
swapped = ops.convert_to_numpy(ops.transpose(x, (0, 2, 1)))
shape = tuple(x.shape)
dimensions = len(x.shape)
product = ops.convert_to_numpy(ops.matmul(x, y))
floats = ops.convert_to_numpy(ops.cast(winners, keras.config.floatx()))

print(winners.tolist())
print(swapped.tolist())
print(shape, dimensions)
print(product.tolist())
print(floats.tolist(), floats.dtype)
