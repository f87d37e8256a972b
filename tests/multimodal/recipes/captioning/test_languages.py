"""Languages take turns; the one with few captions never shows others."""

from itertools import islice

from multimodal.recipes.captioning.languages import InTurn, first_pictures, with_few


def test_streams_take_turns():
    assert list(islice(InTurn([1, 3, 5], [2, 4]), 4)) == [1, 2, 3, 4]


def test_only_the_first_pictures_are_left(task):
    few = first_pictures(task, 100)
    assert len(few.train) == 100
    assert few.train.ids == task.train.ids[:100]
    assert few.test is task.test
    assert len(task.train) > 100


def test_every_language_gets_a_step_in_three_and_one_of_them_few_pictures(task):
    seen = {code: set() for code in task.vocabulary.languages}
    steps = dict.fromkeys(seen, 0)
    for batch in islice(with_few(task, "zh", pictures=100, seed=0), 30):
        (start,) = set(batch.tokens[:, 0].tolist())
        (code,) = (code for code in seen if task.vocabulary.start(code) == start)
        seen[code] |= set(batch.image_ids.tolist())
        steps[code] += 1
    assert steps == {"en": 10, "es": 10, "zh": 10}
    assert max(seen["zh"]) < 100
    assert max(seen["en"]) >= 100
    assert max(seen["es"]) >= 100
