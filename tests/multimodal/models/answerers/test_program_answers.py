"""What each step says of masks that are known."""

import torch

from multimodal.models.answerers.program_answers import UNSAID, Count, Describe, Exists, More
from multimodal.models.answerers.program_steps import Thought

ANSWERS = ("yes", "no", "0", "1", "2", "red", "blue")
SEEN = torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0))
MASK = torch.tensor([[0.0, 1.0, 1.0], [0.25, 0.0, 0.0]])
THOUGHT = Thought(SEEN, MASK)


def said(thought: Thought) -> list[str]:
    assert thought.logits is not None
    return [ANSWERS[i] for i in thought.logits.argmax(dim=1).tolist()]


def test_exists_count_and_more() -> None:
    assert said(Exists(ANSWERS)(THOUGHT, ("", ""))) == ["yes", "no"]
    counted = Count(ANSWERS)(THOUGHT._replace(mask=MASK.ceil()), ("", ""))
    assert said(counted) == ["2", "1"]
    torch.testing.assert_close(counted.counts[0], torch.tensor([2.0, 1.0]))
    branches = THOUGHT._replace(counts=(torch.tensor([2.0, 1.0]), torch.tensor([1.0, 1.0])))
    assert said(More(ANSWERS)(branches, ("", ""))) == ["yes", "no"]


def test_describe_reads_the_mean_under_the_mask() -> None:
    step = Describe(("red", "blue"), ANSWERS, width=4)
    logits = step(THOUGHT, ("", "")).logits
    assert logits is not None
    torch.testing.assert_close(logits[0, 5:], step.name(SEEN[0, 1:].mean(dim=0)))
    assert (logits[:, :5] == UNSAID).all()
