late = [lambda x: x * n for n in (1, 2, 3)]
bound = [lambda x, n=n: x * n for n in (1, 2, 3)]
results = [[f(10) for f in functions] for functions in (late, bound)]

print(results)
