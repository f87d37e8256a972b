"""Figures and tables of the chapter on judging answers, on knowledge and on one Transformer."""
