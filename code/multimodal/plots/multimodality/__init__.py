"""Figures of the chapter on several modalities."""
