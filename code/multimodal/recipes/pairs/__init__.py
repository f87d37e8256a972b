"""What several chapters build from pairs of a picture and a text."""
