"""MFM on a task that is made up: it files, goes on with one modality, and regenerates the other."""

import torch

from multimodal.recipes.fusion_representations.lost_or_wrong import Said, complete, right, without
from multimodal.recipes.fusion_representations.mfm_trial import mfm, regenerated, train_mfm
from multimodal.recipes.fusion_representations.space_trial import found_by
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task

TASK = made_up_task()
DATA = TASK.test.pairs()


def test_it_files_with_both_and_with_either() -> None:
    model = train_mfm(TASK, seed=0, steps=120)
    for given in (complete(DATA), without(DATA, 0), without(DATA, 1)):
        assert right(Said(model), given, TASK.test).mean() > 0.5
    similar = regenerated(model, TASK.test)
    assert len(similar) == 3
    assert found_by(similar, TASK.test.labels).ten.mean() > 0.4  # by chance 0.25


def test_what_is_missing_has_no_influence() -> None:
    model = mfm(TASK).eval()
    whole, lost, blank = complete(DATA), without(DATA, 0), without(DATA, 1)
    changed = lost._replace(first=lost.first + 3)
    assert torch.equal(model(*lost), model(*changed))
    assert not torch.equal(model(*lost), model(*whole))
    assert not torch.equal(model(*lost), model(*blank))
    _, made = model.model(DATA.first, DATA.second)
    torch.testing.assert_close(model(*whole), made.logits)
