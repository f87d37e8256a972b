"""Scenes that the course draws: their world, words, grammar, pictures."""
