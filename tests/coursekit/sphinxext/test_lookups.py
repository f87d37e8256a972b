"""Pages and words that are looked up often cost one look."""

from types import SimpleNamespace

from sphinx.search.zh import SearchChinese

from coursekit.sphinxext.lookups import ChineseWords, ReadOnce


def test_a_page_is_unpickled_once_and_the_rest_is_sphinx_s_own():
    read = []
    env = SimpleNamespace(get_doctree=lambda slug: read.append(slug) or object(), config="theirs")
    once = ReadOnce(env)
    assert once.get_doctree("a") is once.get_doctree("a") is not once.get_doctree("b")
    assert read == ["a", "b"]
    assert once.config == "theirs"


def test_latin_words_are_found_at_once_and_stemmed_as_before(monkeypatch):
    monkeypatch.setattr(SearchChinese, "latin_terms", [])  # Sphinx shares it with earlier builds
    ours, theirs = ChineseWords({}), SearchChinese({})
    words = ["CLIP", "runs", "ViT", "的模型", "as", "ies"]
    for language in (ours, theirs):
        for word in words:
            language.split(f"{word} 模型")
    assert [ours.stem(word) for word in words] == [theirs.stem(word) for word in words]
    assert isinstance(ours.latin_terms, set)
    assert ours.latin_terms == set(theirs.latin_terms)
