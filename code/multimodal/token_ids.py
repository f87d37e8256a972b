"""The ids that every vocabulary of the course keeps for itself; words come after them."""

PAD, UNKNOWN, START, END = 0, 1, 2, 3
