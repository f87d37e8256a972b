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
    "sphinx": {
        "es": {
            "Link to this heading": "Enlace a esta sección",
            "Link to this image": "Enlace a esta figura",
            "Link to this table": "Enlace a esta tabla",
            "Link to this equation": "Enlace a esta ecuación",
            "Link to this code": "Enlace a este código",
            "Link to this term": "Enlace a este término",
            "System Settings": "Sistema",
        },
        "zh": {
            "Link to this heading": "本节链接",
            "Link to this image": "本图链接",
            "Link to this table": "本表链接",
            "Link to this equation": "本公式链接",
            "Link to this code": "本代码链接",
            "Link to this term": "本术语链接",
            "Color mode": "配色模式",
            "System Settings": "跟随系统",
        },
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
