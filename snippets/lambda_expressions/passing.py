def apply(function, x, y):
    return function(x, y)


result = apply(lambda x, y: x + y, 1, 2)  # (1)!
print(result)

names = ["tensor", "axis", "shape"]
shortest_first = sorted(names, key=lambda name: len(name))
print(shortest_first)
