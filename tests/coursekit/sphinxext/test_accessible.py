import pytest

from coursekit.sphinxext.accessible import mend


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
