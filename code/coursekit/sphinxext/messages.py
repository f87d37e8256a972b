"""Interface texts that other extensions forgot to translate."""

from gettext import NullTranslations

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators

MISSING = {
    "exercise": {
        "es": {"Solution": "Solución", "Solution to": "Solución de", "Exercise": "Ejercicio"},
        "zh": {"Solution": "解答", "Solution to": "解答：", "Exercise": "练习"},
    },
}


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
    for catalogue, languages in MISSING.items():
        texts = languages.get(config.course_language)
        if texts:
            translator = translators.setdefault(("general", catalogue), NullTranslations())
            translator.add_fallback(Supplement(texts))
