"""One training loop for every model of the course, with checkpoints that survive a kill."""
