"""Translations against their English: the same structure, the same terms, reviewed or stale."""
