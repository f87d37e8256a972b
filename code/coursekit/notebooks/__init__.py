"""Chapters as notebooks that Colab and Jupyter open: plain Markdown, one language's outputs."""
