"""VQA v2 in its real format."""
