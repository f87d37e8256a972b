"""Scores of captions, what they reward, and what a captioner does after its own mistakes."""
