from tf_keras import backend as K

x = K.constant([[[1, 5, 2], [7, 3, 4]]])
y = K.constant([[[1, 0], [0, 1], [1, 1]]])

winners = K.get_value(K.argmax(x))
swapped = K.get_value(K.permute_dimensions(x, (0, 2, 1)))
shape = K.int_shape(x)
dimensions = K.ndim(x)
product = K.get_value(K.batch_dot(x, y))
floats = K.cast_to_floatx(winners)

print(winners.tolist())
print(swapped.tolist())
print(shape, dimensions)
print(product.tolist())
print(floats.tolist(), floats.dtype)
