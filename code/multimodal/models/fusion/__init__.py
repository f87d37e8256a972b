"""Models that answer from two modalities, one file for each way to bring them together."""
