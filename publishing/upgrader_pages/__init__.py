"""What pages show of the upgrader: its table of breakages, its corpus, and its command line, all run."""
