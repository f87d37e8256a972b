"""The training as a command: it can be killed at any moment."""

from itertools import count

import pytest
import torch

from multimodal.recipes.mae.masked import MaskedPixels
from multimodal.studies.full import mae_cifar


def test_a_killed_training_goes_on_as_if_nothing_had_happened(tmp_path, monkeypatch, capsys):
    command = ["--data", "fashion", "--pictures", "80", "--steps", "6", "--checkpoint"]
    mae_cifar.main([*command, str(tmp_path / "whole")])
    whole = capsys.readouterr().out
    names = [line.partition(": ")[0] for line in whole.splitlines()]
    assert names == ["linear probe, random weights", "linear probe, pretrained"]
    calls, objective = count(1), MaskedPixels.__call__

    def killed(*arguments: object) -> torch.Tensor:
        if next(calls) == 5:
            raise KeyboardInterrupt
        return objective(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(MaskedPixels, "__call__", killed)
    with pytest.raises(KeyboardInterrupt):
        mae_cifar.main([*command, str(tmp_path / "broken")])
    monkeypatch.setattr(MaskedPixels, "__call__", objective)
    capsys.readouterr()
    mae_cifar.main([*command, str(tmp_path / "broken")])
    assert capsys.readouterr().out == whole
    files = (torch.load(tmp_path / name, weights_only=True) for name in ("broken", "whole"))
    broken, unbroken = (file["parts"]["model"] for file in files)
    assert broken.keys() == unbroken.keys()
    assert all(torch.equal(tensor, unbroken[name]) for name, tensor in broken.items())
