import pytest
import sklearn.datasets
import torch

from multimodal.data.digits import load_digits


def test_the_scans_are_those_of_the_source():
    theirs = sklearn.datasets.load_digits()
    images, labels = load_digits()
    assert images.shape == (1797, 1, 8, 8)
    assert torch.equal((images[:, 0] * 16).round(), torch.tensor(theirs.images).float())
    assert labels.tolist() == theirs.target.tolist()


def test_the_parts_have_the_stated_sizes_and_share_no_scan():
    train, test = load_digits("train"), load_digits("test")
    assert (len(train.labels), len(test.labels)) == (1438, 359)
    assert set(train.labels.tolist()) == set(test.labels.tolist()) == set(range(10))


def test_an_unknown_part_is_refused():
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        load_digits("dev")
