"""Captions of photographs, from stored vectors of towers."""
