"""What breaks besides the backend: each breakage with a program that shows it, and the rule for it."""
