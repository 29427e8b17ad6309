from keras import ops

x = ops.convert_to_tensor([1.0, 5.0, 2.0])
result = ops.convert_to_numpy(x[::-1])
print(result)
