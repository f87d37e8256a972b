"""Interface texts that other extensions forgot to translate."""

from gettext import NullTranslations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators

from coursekit.course import SOURCE_LANGUAGE
from coursekit.wording import read_words, say

CATALOGUES = ("exercise", "sphinx")


class Supplement(NullTranslations):
    """Translations kept in a dictionary."""

    def __init__(self, texts: dict[str, str]):
        super().__init__()
        self._texts = texts

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", supplement, priority=50)


def supplement(_app: Sphinx, config: Config) -> None:
    """Let each incomplete catalogue fall back on ours."""
    for catalogue in CATALOGUES:
        keys = [key for key in read_words() if key.startswith(f"{catalogue}.")]
        texts = {say(key, SOURCE_LANGUAGE): say(key, config.course_language) for key in keys}
        translator = translators.setdefault(("general", catalogue), NullTranslations())
        translator.add_fallback(Supplement(texts))
