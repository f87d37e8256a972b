"""Trainings that want a GPU."""
