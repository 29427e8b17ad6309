from decimal import Decimal

tenth = str(Decimal(0.1))
print(tenth)  # (1)!
