"""A small BLIP that writes captions and filters them."""
