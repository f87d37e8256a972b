"""What must hold before a page is published: structure, fresh prose, right words, no dead ends."""
