"""Losses as plain functions of embeddings."""
