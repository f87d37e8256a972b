"""Figures of the chapter on data."""
