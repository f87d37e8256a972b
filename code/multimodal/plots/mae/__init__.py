"""Figures of the chapter on masked autoencoders."""
