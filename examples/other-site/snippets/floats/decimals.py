from decimal import Decimal

total = Decimal("0.1") + Decimal("0.2")
print(total, total == Decimal("0.3"))
