"""Lambda expressions: functions without a name, and what they capture."""
