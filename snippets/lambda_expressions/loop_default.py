functions = []
for axis in [0, 1, 2]:
    functions.append(lambda axis=axis: axis)  # (1)!

result = [function() for function in functions]
print(result)
