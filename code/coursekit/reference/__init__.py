"""The reference of the course's packages: written from their docstrings, once for all languages."""
