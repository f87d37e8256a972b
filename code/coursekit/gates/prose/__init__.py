"""Rules for prose: what holds in every language, and in each."""
