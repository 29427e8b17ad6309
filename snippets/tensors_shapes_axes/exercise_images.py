from keras import ops

images = ops.ones((10, 28, 28, 3))
brightness = ops.mean(images, axis=(1, 2))

print(tuple(brightness.shape))
