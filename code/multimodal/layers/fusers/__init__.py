"""Ways to make one vector of two: joint representations, one idea a file."""
