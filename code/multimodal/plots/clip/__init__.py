"""Figures of the chapter on CLIP."""
