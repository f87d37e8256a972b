"""How files come from the net and out of archives, by one process at a time."""
