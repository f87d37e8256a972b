"""Figures of the chapter on representations of two modalities."""
