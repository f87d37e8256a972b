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

    Raises:
        ValueError: the file of a font is damaged.
    """
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for name in FILES:
        path = str(asset("fonts", name))
        if path not in known:
            try:
                font_manager.fontManager.addfont(path)
            except RuntimeError as error:
                raise ValueError(f"{path} is a damaged font ({error}): restore it") from None
    return CHINESE, FALLBACK
