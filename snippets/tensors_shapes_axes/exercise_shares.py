from keras import ops

table = ops.array([[2.0, 6.0], [9.0, 3.0]])
totals = ops.sum(table, axis=1, keepdims=True)
shares = table / totals

print(tuple(totals.shape))
print(ops.convert_to_numpy(shares))
