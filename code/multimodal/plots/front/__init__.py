"""Figures of the home page and of the pages that follow it."""
