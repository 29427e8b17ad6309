add = lambda x, y: x + y


def add_by_def(x, y):
    return x + y


print(type(add) is type(add_by_def))
print(add.__name__)  # (1)!
print(add_by_def.__name__)

plus = add  # (2)!
print(plus is add)
print(plus(1, 2))
