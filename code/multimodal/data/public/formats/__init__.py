"""Formats of pictures, taken apart so that nothing but what makes the pixels is left."""
