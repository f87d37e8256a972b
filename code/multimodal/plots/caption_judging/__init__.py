"""Figures of the chapter on judging, rewarding and filtering captions."""
