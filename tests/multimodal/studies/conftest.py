"""How every study is asked: are its models where they should be, are its rows a table?"""

import time

import pytest
from torch import nn

from multimodal.presets import default_device


@pytest.fixture
def rows_on_the_device(monkeypatch):
    """Rows of a study → what they say, after a look at the device that their models were moved to.

    On a machine without a GPU a model that stays where it was made is on the right device by
    chance; so what counts is that it was moved.
    """
    moved, move = set(), nn.Module.to

    def noting(module, *arguments, **options):
        if arguments == (default_device(),):
            moved.update(map(id, module.modules()))
        return move(module, *arguments, **options)

    def checked(found):
        rows, start = [], time.process_time()
        for row, model in found:
            assert id(model) in moved or not list(model.parameters()), row
            assert {weights.device for weights in model.parameters()} <= {default_device()}
            rows.append(row)
        spent = sum(row.get("seconds", 0) for row in rows)
        assert 0 <= spent <= time.process_time() - start + 0.05 * len(rows)
        assert all(row["seed"] == 0 for row in rows)
        return rows

    monkeypatch.setattr(nn.Module, "to", noting)
    return checked
