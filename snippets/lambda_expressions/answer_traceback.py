ratio = lambda x: 1 / x

print(ratio(0))
