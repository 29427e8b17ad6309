def adder(amount):
    return lambda x: x + amount  # (1)!


add_one = adder(1)
add_ten = adder(10)

print(add_one(5), add_ten(5))
print(add_one.__code__ is add_ten.__code__)  # (2)!

one = add_one.__closure__[0].cell_contents  # (3)!
ten = add_ten.__closure__[0].cell_contents
print(one, ten)
