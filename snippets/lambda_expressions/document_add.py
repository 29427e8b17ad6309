add = lambda x, y : x + y
z = add(1,2)
