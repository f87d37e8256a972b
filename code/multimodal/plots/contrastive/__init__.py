"""Figures of the chapter on contrastive learning."""
