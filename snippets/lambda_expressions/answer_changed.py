offset = 1


def scaled(factor):
    return lambda x: offset + factor * x


function = scaled(10)
offset = 5
factor = 100
result = function(2)

print(result)
