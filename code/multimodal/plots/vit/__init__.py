"""Figures of the chapter on the Vision Transformer."""
