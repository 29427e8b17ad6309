from keras import ops

table = ops.array([[2, 7, 1], [9, 2, 8]])

print(int(table[0, 1]))  # (1)!
print(int(table[1, 0]))
print(ops.convert_to_numpy(table[0]))  # (2)!
print(ops.convert_to_numpy(table[:, 0]))  # (3)!
