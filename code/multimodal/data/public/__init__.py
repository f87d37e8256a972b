"""Published data sets: downloads, captions, pictures."""
