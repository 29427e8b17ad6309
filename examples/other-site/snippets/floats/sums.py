import math

prices = [0.1] * 10
print(sum(prices))
print(math.fsum(prices))
