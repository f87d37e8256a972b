import pytest

from coursekit.sphinxext.mathematics import load


class Loaded(list[str]):
    def add_css_file(self, name: str) -> None:
        self.append(name)

    def add_js_file(self, name: str, loading_method: str) -> None:
        assert loading_method == "defer"
        self.append(name)


FORMULAS = [
    '<p><span class="math notranslate nohighlight">\\(a\\)</span></p>',
    '<div class="math notranslate nohighlight" id="equation-a">\\[a\\]</div>',
]


@pytest.mark.parametrize("body", FORMULAS)
def test_a_page_with_a_formula_loads_what_sets_it(body: str) -> None:
    app = Loaded()
    load(app, "page", "page.html", {"body": body}, None)
    assert app == ["katex/katex.min.css", "katex/katex.min.js", "mathematics.js"]


@pytest.mark.parametrize("context", [{}, {"body": "<p>mathematics, \\(a\\)</p>"}])
def test_other_pages_load_nothing(context: dict) -> None:
    app = Loaded()
    load(app, "page", "page.html", context, None)
    assert app == []


def test_pages_of_the_site_load_it_as_they_need_it(site) -> None:
    assert "katex" not in site.html("en", "index")
    assert "MathJax" not in site.html("en")
