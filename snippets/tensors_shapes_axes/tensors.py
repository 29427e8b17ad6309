from keras import ops

number = ops.array(7)
row = ops.array([2, 7, 1])
table = ops.array([[2, 7, 1], [9, 2, 8]])
block = ops.reshape(ops.arange(24), (2, 3, 4))  # (1)!

for tensor in (number, row, table, block):
    print(tuple(tensor.shape))
