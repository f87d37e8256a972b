"""The font that the course ships, so that no figure shows an empty box instead of a character."""

from matplotlib import font_manager

from multimodal.assets import asset

CHINESE = "Course Sans SC"
FALLBACK = "DejaVu Sans"
FILES = ("course-sans-sc.otf", "course-sans-sc-bold.otf")


def register_fonts() -> tuple[str, str]:
    """Make the shipped font known to matplotlib and return the families to draw with.

    Calling it again changes nothing. Use the result as ``font.family``: what the first family lacks
    (symbols, Greek) comes from the second, which matplotlib brings along.
    """
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for name in FILES:
        path = str(asset("fonts", name))
        if path not in known:
            font_manager.fontManager.addfont(path)
    return CHINESE, FALLBACK
