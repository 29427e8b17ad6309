axis = 1
describe = lambda: f"argmax along axis {axis}"
first = describe()
print(first)

axis = 2  # (1)!
second = describe()
print(second)
