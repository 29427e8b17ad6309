from keras import ops

tensor = ops.array([[[1], [2]], [[3], [4]], [[5], [6]]])

print(tuple(tensor.shape))
print(int(tensor[2, 0, 0]))
