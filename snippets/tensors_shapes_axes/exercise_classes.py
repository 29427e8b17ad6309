from keras import ops

scores = ops.array([[0.1, 0.7, 0.2], [0.5, 0.2, 0.3]])
classes = ops.argmax(scores, axis=-1)
best = ops.max(scores, axis=-1)

print(ops.convert_to_numpy(classes))
print(ops.convert_to_numpy(best))
