"""Figures of the chapter on captioning."""
