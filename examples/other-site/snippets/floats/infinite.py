largest = 1.7976931348623157e308
print(largest * 10)
print(int(largest * 10))
