"""Models that answer questions about pictures, one file each."""
