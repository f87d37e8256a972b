"""What Sphinx is given to read when it builds straight from the sources."""

from types import SimpleNamespace

import pytest
from sphinx.events import EventManager

from coursekit.sphinxext import straight

STAGED = {"topic/shapes": "staged, see {doc}`/glossary` and {doc}`the terms </glossary>`, 1/2"}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (
            "book/topic/shapes",
            "staged, see {doc}`/book/glossary` and {doc}`the terms </book/glossary>`, 1/2",
        ),
        ("README", "source"),
    ],
)
def test_a_page_is_read_as_it_was_staged_before(monkeypatch, name, given) -> None:
    app = SimpleNamespace(config=SimpleNamespace(course_root=""), pdb=False)
    events = EventManager(app)
    app.connect = lambda event, call: events.connect(event, call, 500)
    monkeypatch.setattr(straight, "staged_texts", lambda _: STAGED)
    straight.setup(app)
    source = ["source"]
    events.emit("builder-inited")
    events.emit("source-read", name, source)
    assert source == [given]
