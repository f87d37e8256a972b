import pytest
import torch

from multimodal.data.fashion import CLASSES, class_names, load_fashion
from multimodal.language import DATA_LANGUAGES


def test_the_parts_have_their_sizes_and_every_class():
    for split, count in {"train": 20_000, "test": 4_000}.items():
        part = load_fashion(split)
        assert part.images.shape == (count, 1, 28, 28)
        assert part.images.min() == 0
        assert part.images.max() == 1
        assert (part.labels.bincount() > count / 12).all()


def test_the_labels_belong_to_the_pictures():
    """Trousers are tall and leave the sides empty; ankle boots fill the floor."""
    part = load_fashion("train", 2000)
    trousers, boot = CLASSES.index("trousers"), CLASSES.index("boot")
    sides = part.images[:, 0, :, :5].mean(dim=(1, 2))
    assert sides[part.labels == trousers].mean() < 0.02 < sides[part.labels == boot].mean()
    assert part.labels[:10].tolist() == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]


def test_count_takes_the_first_ones():
    few = load_fashion("test", 5)
    assert torch.equal(few.images, load_fashion("test").images[:5])


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="choose train or test"):
        load_fashion("validation")
    with pytest.raises(ValueError, match=r"between 1 and 4000 for test, got 4001"):
        load_fashion("test", 4001)


def test_every_language_names_ten_different_classes():
    names = class_names()
    assert set(names) == set(DATA_LANGUAGES)
    assert all(len(set(names[language])) == 10 for language in DATA_LANGUAGES)


@pytest.mark.parametrize("count", [0, -1])
def test_no_picture_is_too_few(count):
    with pytest.raises(ValueError, match=f"between 1 and 4000 for test, got {count}"):
        load_fashion("test", count)
    assert len(load_fashion("test", 1).labels) == 1
    assert len(load_fashion("test", 4000).labels) == 4000
