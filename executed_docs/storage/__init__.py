"""The ground: files written atomically, keys, and the content-addressed store."""
