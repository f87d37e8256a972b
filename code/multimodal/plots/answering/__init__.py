"""Figures of the chapter on questions about pictures."""
