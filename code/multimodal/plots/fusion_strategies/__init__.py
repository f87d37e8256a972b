"""Figures and tables of the chapter on strategies of fusion."""
