import numpy as np
import pytest

from multimodal.data.controlled.late_event import LateEvent

TASK = LateEvent(steps=5, delay=2, width=1, noise=0.7)
DATA = TASK.draw(30_000, np.random.default_rng(4))
SEEN, HEARD = (sense[:, :, 0].double().numpy() for sense in (DATA.first, DATA.second))
LABELS = DATA.labels.numpy()


def test_one_event_in_silence() -> None:
    assert SEEN.shape == HEARD.shape == (30_000, 5)
    assert (np.abs(SEEN).sum(1) == 1).all()
    places = np.abs(SEEN).argmax(1)
    assert np.bincount(places) / len(places) == pytest.approx([1 / 3] * 3, abs=0.01)


@pytest.mark.parametrize(("lag", "expected"), [(0, 0.5), (1, 0.5), (2, TASK.bayes().both)])
def test_only_the_right_delay_tells_the_answer(lag: int, expected: float) -> None:
    later = (SEEN[:, : 5 - lag] * HEARD[:, lag:]).sum(1)
    assert ((later > 0) == LABELS).mean() == pytest.approx(expected, abs=0.01)


def test_alone_neither_tells_anything() -> None:
    assert TASK.bayes()[:2] == (0.5, 0.5)
    for values in (SEEN.sum(1), HEARD.sum(1), *HEARD.T):
        assert np.corrcoef(values, LABELS)[0, 1] == pytest.approx(0, abs=0.02)


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="delay must be below the 3 steps, got 3"):
        LateEvent(steps=3, delay=3)
    with pytest.raises(ValueError, match="delay must be a whole number of at least 0"):
        LateEvent(delay=-1)
    assert LateEvent(noise=0, delay=0).bayes().both == 1
