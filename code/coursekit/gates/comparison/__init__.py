"""A translation against the English and against the other translation: what all must agree in."""
