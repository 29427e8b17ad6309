"""Reuses what an earlier build made."""
