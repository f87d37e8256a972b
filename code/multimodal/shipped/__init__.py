"""Weights that studies wrote, for pages that cannot wait for a training."""
