"""Recipes that rebuild the files in ``multimodal/assets`` from their public sources."""
