"""Ways to get a sentence out of a model that gives probabilities of the next token."""
