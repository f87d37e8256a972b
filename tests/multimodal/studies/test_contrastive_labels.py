"""A row for each learner and number of labels."""

from multimodal.plots.contrastive.label_curves import LOOKS
from multimodal.recipes.contrastive.few_labels import label_counts
from multimodal.studies.answers import split_answers
from multimodal.studies.contrastive_labels import rows_of
from multimodal.studies.table import read_study


def test_rows_are_those_that_the_figure_shows(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    named = {(row["encoder"], row["labels"]) for row in rows}
    assert named == {(name, count) for name in LOOKS for count in label_counts()}
    columns = [list(row) for row in split_answers(rows)[0]]
    assert columns == [list(read_study("contrastive_labels").table)] * len(rows)
