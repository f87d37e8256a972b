"""Which emoji are asked about, and how rows and languages go together."""

from collections import Counter

import torch

from multimodal.data.emoji import emoji_concepts
from multimodal.data.emoji_subgroups import emoji_subgroups
from multimodal.recipes.fusion_representations.subgroup_task import LEAST, subgroup_task, task_of
from multimodal.recipes.fusion_representations.vector_file import shipped_vectors
from tests.multimodal.recipes.fusion_representations.made_up_task import made_up_task


def test_labels_are_subgroups_and_no_family_is_on_both_sides(monkeypatch):
    monkeypatch.setenv("COURSE_PRESET", "small")
    task = task_of(shipped_vectors())
    concepts = {one.id: one for one in emoji_concepts()}
    families = [{concepts[one].family for one in part.ids} for part in (task.train, task.test)]
    assert not families[0] & families[1]
    for part in (task.train, task.test):
        for one, label in zip(part.ids, part.labels.tolist(), strict=True):
            assert emoji_subgroups()[one].subgroup == task.subgroups[label]
    counts = Counter(task.train.labels.tolist())
    assert set(counts) == set(range(len(task.subgroups)))
    assert min(counts.values()) >= LEAST
    left_out = Counter(
        place.subgroup
        for one, place in emoji_subgroups().items()
        if concepts[one].parts["family"] == "train" and place.subgroup not in task.subgroups
    )
    assert max(left_out.values()) < LEAST


def test_vectors_are_those_of_the_emoji():
    task, vectors = subgroup_task(), shipped_vectors()
    row = [one.id for one in emoji_concepts()].index(task.test.ids[5])
    assert torch.equal(task.test.pictures[5], vectors.pictures[row])
    assert torch.equal(task.test.names[:, 5], vectors.names[:, row])


def test_rows_go_language_by_language():
    part = made_up_task().test
    pairs = part.pairs()
    count = len(part.ids)
    assert torch.equal(pairs.first[count : 2 * count], part.pictures)
    assert torch.equal(pairs.second[2 * count :], part.names[2])
    assert torch.equal(pairs.labels, part.labels.repeat(3))
    each = torch.zeros(3 * count)
    each[4] = each[2 * count + 4] = 1
    means = part.means(each)
    assert abs(float(means[4]) - 2 / 3) < 1e-9
    assert means.sum() == means[4]
