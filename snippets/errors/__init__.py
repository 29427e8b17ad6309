"""Error messages: what raises them, and what to write instead."""
