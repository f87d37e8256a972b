import re
from types import SimpleNamespace

import pytest

from coursekit.sphinxext.accessible import announce, mend


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('<th class="head"><p></p></th>', '<td class="head"></td>'),
        ("<th></th><th>loss</th>", "<td></td><th>loss</th>"),
        ("<th>\n <p> </p></th>", "<td></td>"),
        ("<th><p>loss</p></th>", "<th><p>loss</p></th>"),
        ("<thead></thead>", "<thead></thead>"),
        ('<div role="doc-biblioentry">', '<div role="listitem">'),
    ],
)
def test_what_stands_in_the_way_of_listeners_is_mended(written: str, mended: str) -> None:
    context = {"body": written}
    mend(None, "page", "page.html", context, None)
    assert context["body"] == mended


def announced(body: str, language: str, page: str = "page") -> str:
    context = {"body": body, "language": {"zh": "zh-CN"}.get(language, language)}
    app = SimpleNamespace(config=SimpleNamespace(course_language=language))
    announce(app, page, "page.html", context, None)
    return context["body"]


@pytest.mark.parametrize(("language", "output"), [("en", "Output"), ("es", "Resultado")])
def test_listeners_hear_where_an_output_begins(language: str, output: str) -> None:
    begun = '<div class="cell_output docutils container"'
    assert announced(f"{begun}>", language) == f'{begun} role="group" aria-label="{output}">'


def test_a_player_has_a_name() -> None:
    assert announced('<audio controls="controls" >', "zh") == (
        '<audio aria-label="声音" controls="controls" >'
    )


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("<em>红星</em>", '<em><span lang="zh-CN">红星</span></em>'),
        ("both say “主要”.", 'both say “<span lang="zh-CN">主要</span>”.'),
        ('<img alt="红星">', None),
        ("<pre>红</pre>", None),
        ('<span class="math">红</span>', None),
        ("<p>red</p>", None),
    ],
)
def test_chinese_words_on_other_pages_are_marked(written: str, marked: str | None) -> None:
    assert announced(written, "es") == (marked or written)
    assert announced(written, "zh") == written


def test_the_glossary_says_the_languages_of_its_names() -> None:
    entry = "<dt>anchor</dt><dd><p>{} · {}</p></dd><dd><p>A · b.</p></dd>"
    names = ('<span lang="es">ancla</span>', '<span lang="zh-CN">锚点</span>')
    assert announced(entry.format("ancla", "锚点"), "en", "glossary") == entry.format(*names)


@pytest.mark.parametrize(("language", "words"), [("es", "Claro|Oscuro"), ("zh", "浅色|深色")])
def test_buttons_speak_the_language_of_the_page(site, language: str, words: str) -> None:
    page = site.html(language)
    for word in words.split("|"):
        assert f'title="{word}"' in page
    assert re.findall('title="(?:Light|Dark|next page|previous page)"', page) == []
    assert re.findall('class="(?:left-prev|right-next)"', page) != []
    assert 'aria-label="' + {"es": "Resultado", "zh": "输出"}[language] in page
