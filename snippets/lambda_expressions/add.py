add = lambda x, y: x + y  # (1)!

result = add(1, 2)  # (2)!
print(result)
