"""Heads on stored features: what they learn from, what they find, how the dropout is chosen."""

import torch

from multimodal.data.emoji import load_emoji
from multimodal.recipes.clip import locked_towers
from multimodal.recipes.clip.locked_towers import (
    HalfLoader,
    choose_dropout,
    hits,
    read_names,
    store,
    train_heads,
)


def tied(seed=0):
    """Pictures and names in three languages that a linear map ties together."""
    random = torch.Generator().manual_seed(seed)
    meaning = torch.randn(60, 4, generator=random)
    names = torch.stack([meaning * scale for scale in (1.0, 2.0, 3.0)])
    pictures = 5 + meaning @ torch.randn(4, 12, generator=torch.Generator().manual_seed(9))
    return pictures, names


def test_both_parts_get_the_scale_of_the_first():
    (pictures, names), (other, other_names) = tied(0), tied(1)
    data = store([pictures, other], [names, other_names])
    torch.testing.assert_close(data.train.pictures.mean(0), torch.zeros(12), atol=1e-5, rtol=0)
    assert (data.train.pictures.std(0) - 1).abs().max() < 0.01
    expected = (other - pictures.mean(0)) / (pictures.std(0) + 1e-3 * pictures.std())
    torch.testing.assert_close(data.test.pictures, expected)


def test_names_are_read_language_by_language():
    part = load_emoji(8).subset(range(3))
    read = read_names(part, lambda texts: torch.tensor([[float(len(text))] for text in texts]))
    assert read.shape == (3, 3, 1)
    assert read[1, 2, 0] == len(part.captions["es"][2][0])


def test_heads_find_what_is_tied(monkeypatch):
    monkeypatch.setattr(locked_towers, "steps", lambda: 60)
    (pictures, names), (other, other_names) = tied(0), tied(1)
    data = store([pictures, other], [names, other_names])
    model = train_heads(data.train, dropout=0.0, seed=0)
    found = hits(model, data.test, 10)
    assert found.shape == (3, 60)
    assert found.mean() > 0.8
    again = hits(train_heads(data.train, dropout=0.0, seed=0), data.test, 10)
    assert torch.equal(found, again)
    assert choose_dropout(data.train, seed=0) in locked_towers.DROPOUTS


def test_a_batch_draws_a_language_for_each_concept():
    pictures, names = tied()
    data = store([pictures, pictures], [names, names]).train
    batch = next(iter(HalfLoader(data, seed=0, batch_size=32)))
    assert batch.images.shape == (32, 12)
    spoken = [
        int((data.names[:, row] == vector).all(dim=1).nonzero()[0])
        for row, vector in zip(batch.image_ids, batch.tokens, strict=True)
    ]
    assert set(spoken) == {0, 1, 2}
