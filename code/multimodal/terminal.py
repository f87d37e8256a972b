"""Texts for people on any terminal: what its letters cannot show is spelled, never an error."""

import codecs
import sys


def make_printable() -> None:
    """Let standard output and error take every text.

    A stream in ASCII is that of a locale which says nothing: it speaks UTF-8 from here on. Any
    other keeps its code page and spells what this lacks, such as ``\\u2713``. Commands begin so.
    """
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"
            reconfigure(encoding="utf-8" if is_ascii else None, errors="backslashreplace")
