from itertools import islice

import pytest
import torch

from multimodal.data.controlled.redundant_senses import RedundantSenses
from multimodal.data.controlled.sense_pair_loader import SensePairLoader
from multimodal.training.modality_dropout import ModalityDropout

DATA, _ = RedundantSenses().split(train=12, test=1, seed=0)


def test_an_epoch_holds_every_example_once_and_nothing_is_hidden() -> None:
    batches = list(SensePairLoader(DATA, batch_size=4, seed=0).epoch(0))
    assert len(batches) == 3
    seen = torch.cat([batch.first for batch in batches])
    assert torch.equal(seen.sort(0).values, DATA.first.sort(0).values)
    row = int((DATA.first == batches[0].first[0]).all(1).nonzero())
    assert torch.equal(batches[0].second[0], DATA.second[row])
    assert batches[0].labels[0] == DATA.labels[row]
    assert all(batch.present.all() for batch in batches)


def test_what_is_hidden_follows_from_seed_and_number() -> None:
    def loader(share: float = 0.3) -> SensePairLoader:
        return SensePairLoader(DATA, batch_size=4, seed=0, hide=ModalityDropout(share, share))

    one, two, plain = (
        torch.cat([batch.present for batch in islice(iter(of), 20)])
        for of in (loader(), loader(), SensePairLoader(DATA, batch_size=4, seed=0))
    )
    assert torch.equal(one, two)
    assert plain.all()
    assert not one.all()
    with pytest.raises(ValueError, match="drawn"):
        loader(0.1).load_state_dict(loader().state_dict())


def test_parts_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match=r"equally long, got \[12, 12, 11\]"):
        SensePairLoader(DATA._replace(labels=DATA.labels[1:]), batch_size=2, seed=0)
