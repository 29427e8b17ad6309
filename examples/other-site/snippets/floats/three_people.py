from snippets.floats.money import shares

print(shares(1000, 3))
