"""Models: encoders joined by a task."""
