"""Questions that no picture answers, and where their answers come from."""
