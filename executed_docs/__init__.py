"""Documentation whose code is executed: every output is produced by the build, and compared."""
