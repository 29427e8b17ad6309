from keras import ops

table = ops.array([[2, 7, 1], [9, 2, 8]])
per_column = ops.sum(table, axis=0)
per_row = ops.sum(table, axis=1)

print(ops.convert_to_numpy(per_column))
print(ops.convert_to_numpy(per_row))
