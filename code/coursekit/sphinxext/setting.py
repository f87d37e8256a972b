"""Configuration values, and what follows from them for the theme, the words, the cache."""

import sys
from gettext import NullTranslations
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators

from coursekit.configuration import SiteWords, site_words
from coursekit.course import SOURCE_LANGUAGE, Course
from coursekit.execution.outputs import OutputStore
from coursekit.notebooks.addresses import BRANCH
from coursekit.sphinxext.outputs_shown import show_outputs
from coursekit.wording import read_words, say

CATALOGUES = ("exercise", "sphinx")
KIT = Path(__file__).parents[1]
STATIC, TEMPLATES = KIT / "static", KIT / "templates"
WHOLE = "div.highlight > pre:only-child"
"""Code that stands in one piece: of a listing with folds a button would copy one part."""


def setup(app: Sphinx) -> None:
    """Declare the values; ``course_root`` is empty when Sphinx reads the sources themselves."""
    for name, default in {
        "course_language": "en",
        "course_edition": "public",
        "course_root": "",
        "course_languages": ["en"],
        "course_partial": False,
        "course_packages": ["multimodal"],
        "course_reference": [],
        "course_entry": "",
        "course_site_url": "",
        "course_repository": "",
        "course_notebooks_branch": BRANCH,
    }.items():
        app.add_config_value(name, default, "html")
    app.connect("config-inited", supplement, priority=50)
    app.connect("config-inited", complete, priority=100)


def course_of(app: Sphinx) -> Course:
    """The course whose pages are being built."""
    return Course(Path(app.config.course_root or app.srcdir))


def words_of(app: Sphinx) -> SiteWords:
    """The words of the language being built."""
    return site_words(course_of(app), app.config.course_language)


def is_staged(app: Sphinx) -> bool:
    """Whether Sphinx reads staged pages rather than the sources."""
    return bool(app.config.course_root)


def complete(app: Sphinx, config: Config) -> None:
    """Fill in what the course decides for every build."""
    site = words_of(app)
    words = site.words
    if config.course_entry:
        sys.path.insert(0, str(course_of(app).root / "code"))
    show_outputs(OutputStore.of(course_of(app)))
    config.nb_code_prompt_show = words["prompt_show"].replace("{type}", words["code"])
    config.nb_code_prompt_hide = words["prompt_hide"].replace("{type}", words["code"])
    config.copybutton_selector = WHOLE
    config.togglebutton_hint = words["toggle_hint"]
    config.togglebutton_hint_hide = words["toggle_hint_hide"]
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    config.templates_path = [str(TEMPLATES), *config.templates_path]
    config.html_favicon = str(STATIC / "favicon.svg")
    config.html_math_renderer = "katex"
    config.html_context = {"default_mode": "auto"} | config.html_context
    config.html_theme_options = config.html_theme_options | {
        "navbar_persistent": [],
        "search_bar_text": words["search"],
        "article_header_end": ["course-header.html", "article-header-buttons.html"],
        "article_footer_items": ["course-provenance.html"],
        "logo": {
            "text": site.title,
            "image_light": str(STATIC / "logo.svg"),
            "image_dark": str(STATIC / "logo-dark.svg"),
            "alt_text": "",
        },
    }


class Supplement(NullTranslations):
    """Interface texts that other extensions forgot to translate."""

    def __init__(self, texts: dict[str, str]):
        super().__init__()
        self._texts = texts

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)


def supplement(_app: Sphinx, config: Config) -> None:
    """Let each incomplete catalogue fall back on ours."""
    for catalogue in CATALOGUES:
        keys = [key for key in read_words() if key.startswith(f"{catalogue}.")]
        texts = {say(key, SOURCE_LANGUAGE): say(key, config.course_language) for key in keys}
        translator = translators.setdefault(("general", catalogue), NullTranslations())
        translator.add_fallback(Supplement(texts))
