"""Pictures with words: drawn scenes, emoji, photographs, and loaders of public data sets."""
