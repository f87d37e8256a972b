"""Looking at pairs before training: wrong ones, duplicates, filters, leaks."""
