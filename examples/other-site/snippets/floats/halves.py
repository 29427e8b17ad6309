halves = [0.5, 1.5, 2.5, 3.5]
rounded = [round(half) for half in halves]
print(rounded)
