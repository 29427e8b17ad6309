functions = []
for axis in [0, 1, 2]:
    functions.append(lambda: axis)

result = [function() for function in functions]
print(result)
