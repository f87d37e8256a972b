"""A small ViLT: three objectives on captions, then questions."""
