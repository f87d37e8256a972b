"""The chapter on answering questions about pictures."""
