"""What surrounds a page: languages, notebook, provenance, addresses."""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from coursekit.course import LANGUAGES
from coursekit.execution.provenance import describe
from coursekit.notebooks.addresses import NOTEBOOKS, Addresses, read_addresses
from coursekit.sphinxext.setting import course_of, is_staged, words_of


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", fill, priority=100)
    app.add_css_file("course.css", priority=900)
    app.add_css_file("code.css", priority=901)
    app.add_js_file("course.js", priority=100)


def fill(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give the templates what they show."""
    words = words_of(app).words
    metadata = app.env.metadata.get(pagename, {})
    context["language"] = LANGUAGES[shown_language(app, pagename)].html
    context["course_words"] = words
    context["course_entry"] = app.config.course_entry
    context["course_alternates"] = alternates(app, pagename) if is_staged(app) else []
    context["course_notebook"] = notebook_link(app, pagename, "kernelspec" in metadata)
    provenance = json.loads(metadata.get("course_provenance") or "{}")
    context["course_provenance"] = describe(provenance, words) if provenance else ""


def shown_language(app: Sphinx, pagename: str) -> str:
    """The language of the page's text, which is English where a translation is missing."""
    language = app.config.course_language
    return course_of(app).shown_in(pagename, language) if is_staged(app) else language


def alternates(app: Sphinx, pagename: str) -> list[dict[str, Any]]:
    """The page in every language of this build, its own included."""
    entry, up = app.config.course_entry, "../" * (pagename.count("/") + 1)
    target = entry or pagename
    return [
        {
            "code": code,
            "name": LANGUAGES[code].name,
            "hreflang": LANGUAGES[code].html,
            "href": f"{up}{code}/{target}.html",
            "absolute": Addresses(code, app.config.course_site_url).page(target),
            "current": code == app.config.course_language and not entry,
        }
        for code in app.config.course_languages
    ]


def notebook_link(app: Sphinx, pagename: str, is_notebook: bool) -> dict[str, str] | None:
    """Where the page's notebook opens: in Colab if the repository is known, else as a download."""
    if not is_notebook:
        return None
    words = words_of(app).words
    if address := read_addresses(app.config).colab(pagename):
        return {
            "href": address,
            "label": words["open_in_colab"],
            "text": "Colab",
            "download": "",
            "icon": "fa-solid fa-rocket",
        }
    if not getattr(app.config, "course_notebooks_folder", ""):
        return None
    return {
        "href": "../" * pagename.count("/") + f"{NOTEBOOKS}/{pagename}.ipynb",
        "label": words["download_notebook"],
        "text": ".ipynb",
        "icon": "fa-solid fa-download",
        "download": f"{Path(pagename).name}.ipynb",
    }
