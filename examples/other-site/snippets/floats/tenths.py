total = 0.1 + 0.2
print(total)
print(total == 0.3)
