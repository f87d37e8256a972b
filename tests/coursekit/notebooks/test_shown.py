"""Outputs of cells as readers get them."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from coursekit.notebooks.shown import localised, published, reader_outputs
from multimodal.notebook import LOCALIZED, RECORD_PREFIX

SPEAKS = {"image/png": "EN", LOCALIZED: {"en": {"image/png": "EN"}, "es": {"image/png": "ES"}}}


def shown(data: dict, name: str = "") -> NotebookNode:
    metadata = {"scrapbook": {"name": name}} if name else {}
    return new_output("display_data", data=data, metadata=metadata)


def reader(*outputs: NotebookNode) -> list[NotebookNode]:
    cell = new_code_cell("x", outputs=list(outputs))
    return list(reader_outputs(cell, "es", {"p": "A dog."}))


def test_one_language_of_what_is_known() -> None:
    assert localised(SPEAKS, "es") == {"image/png": "ES"}
    assert localised({RECORD_PREFIX + "text/plain": "1", "other": 2}, "es") == {"text/plain": "1"}
    with pytest.raises(KeyError):
        localised(SPEAKS, "zh")


def test_what_cells_published_by_name() -> None:
    cells = [new_code_cell("x", outputs=[shown(SPEAKS, "p"), shown({"text/plain": "1"})])]
    assert published([*cells, NotebookNode(cell_type="markdown")], "es") == {
        "p": {"image/png": "ES"}
    }


def test_errors_and_what_was_printed_stay_and_the_error_stream_goes() -> None:
    error = new_output("error", ename="E", evalue="no", traceback=[])
    out, err = (new_output("stream", name=name, text="t") for name in ("stdout", "stderr"))
    assert reader(error, err, out) == [error, out]


def test_values_for_the_text_do_not_show_but_pictures_do() -> None:
    plain = {"text/plain": "1"}
    assert reader(shown(plain, "loss"), shown({"application/other": "1"})) == []
    assert reader(shown(plain))[0].data == plain
    assert reader(new_output("execute_result", data=plain))[0].output_type == "display_data"
    (picture,) = reader(shown(SPEAKS, "p"))
    assert (picture.data, picture.metadata) == (
        {"image/png": "ES"},
        {"image/png": {"alt": "A dog."}},
    )
    (table,) = reader(shown({"text/html": "<table>"}, "p"))
    (other,) = reader(shown(SPEAKS, "q"))
    assert table.metadata == other.metadata == {}
