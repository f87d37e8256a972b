"""Tables that took longer than a page may: each written by a command, read by a chapter."""
