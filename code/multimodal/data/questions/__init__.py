"""Questions about drawn crowds of things: their programs, words, answers."""
