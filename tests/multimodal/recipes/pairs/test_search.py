"""Everything in the common space, and the answers to searches there."""

import pandas as pd
import pytest
import torch
from torch.nn.functional import normalize

from multimodal.language import DATA_LANGUAGES, Words
from multimodal.recipes.pairs.search import (
    Embedded,
    Retrieval,
    cross_language,
    embed,
    embed_images,
    embed_texts,
    recall_interval,
    retrieval,
    retrieval_table,
)
from multimodal.recipes.pairs.towers import clip_model


def test_embeddings_are_unit_vectors_of_all_pairs(scenes):
    found = embed(clip_model(scenes), scenes.test, scenes.tokenizer)
    assert set(found.texts) == set(DATA_LANGUAGES)
    for vectors in (found.images, *found.texts.values()):
        assert vectors.shape == (256, 128)
        torch.testing.assert_close(vectors.norm(dim=1), torch.ones(256))


def test_pictures_are_embedded_as_in_training(scenes):
    model = clip_model(scenes).eval()
    batch = next(iter(scenes.batches(seed=0)))
    wanted = model.encode_image(batch.images).detach()
    torch.testing.assert_close(embed_images(model, scenes.train.images[batch.image_ids]), wanted)


def test_embedding_leaves_no_trace_in_training(scenes):
    model = clip_model(scenes).train()
    before = {name: weights.clone() for name, weights in model.state_dict().items()}
    embed_images(model, scenes.test.images)
    assert all(torch.equal(weights, before[name]) for name, weights in model.state_dict().items())


def test_search_finds_what_coincides(directions):
    vectors = directions(30)
    rows = retrieval(Embedded(vectors, {"en": vectors, "zh": directions(30, seed=1)}))
    assert [(row.language, row.direction) for row in rows][:2] == [
        ("en", "text_to_image"),
        ("en", "image_to_text"),
    ]
    assert rows[0].recall[1] == 1
    assert rows[0].median_rank == 1
    assert rows[2].recall[1] < 0.3


def test_each_direction_asks_with_its_own_side():
    images, texts = torch.eye(3), torch.eye(3)[[0, 0, 2]]
    words, pictures = retrieval(Embedded(images, {"en": texts}))
    assert words.recall[1] == pytest.approx(2 / 3)
    assert pictures.recall[1] == pytest.approx((1 / 2 + 1 / 3 + 1) / 3)


def test_search_across_languages_and_its_table(directions):
    vectors = directions(30)
    drawn = Embedded(vectors, {"es": vectors, "zh": vectors.flip(0)})
    assert cross_language(drawn, "es", "es").recall[1] == 1
    assert cross_language(drawn, "es", "zh").recall[1] == 0
    for language in DATA_LANGUAGES:
        shown = retrieval_table(
            [*retrieval(drawn), cross_language(drawn, "es", "zh")], words=Words(language, "clip")
        )
        assert isinstance(shown, pd.DataFrame)
        assert shown.shape == (5, 6)


def test_interval_holds_the_score(directions):
    drawn = Embedded(
        directions(100), {"en": normalize(directions(100) + directions(100, 1), dim=1)}
    )
    low, estimate, high = recall_interval(drawn, "en", 1)
    assert low < estimate < high


def test_many_texts_and_pictures_are_embedded_in_parts_without_a_seam(scenes):
    model, texts = clip_model(scenes).train(), scenes.train.texts()[:515]
    every = embed_texts(model, texts, scenes.tokenizer)
    assert every.shape == (515, 128)
    assert not every.requires_grad
    for row in (0, 255, 256, 257, 511, 512, 514):
        alone = embed_texts(model, texts[row : row + 1], scenes.tokenizer)[0]
        torch.testing.assert_close(every[row], alone, atol=1e-5, rtol=1e-4)
    assert not embed_images(model, scenes.test.images).requires_grad


def test_texts_do_not_see_each_other_and_the_first_caption_is_asked(scenes):
    few = scenes.train.subset(range(5))
    model = clip_model(scenes).train()
    found = embed(model, few, scenes.tokenizer, languages=("es",))
    assert list(found.texts) == ["es"]
    first = [texts[0] for texts in few.captions["es"]]
    torch.testing.assert_close(found.texts["es"], embed_texts(model, first, scenes.tokenizer))


def test_the_interval_is_of_the_texts_that_ask_and_of_the_rank_asked_for():
    drawn = Embedded(torch.eye(4), {"en": torch.eye(4)[[0, 0, 0, 3]]})
    assert recall_interval(drawn, "en", 1).estimate == pytest.approx(0.5)
    assert recall_interval(drawn, "en", 4).estimate == 1


def test_a_table_says_what_was_found():
    words = Words("en", "clip")
    row = Retrieval("es", "image_to_text", {1: 0.12345, 5: 0.5, 10: 1.0}, 2.5)
    (shown,) = retrieval_table([row], words=words).to_dict("records")
    assert list(shown.values()) == ["es", words("image_to_text"), "0.123", "0.500", "1.000", "2.5"]
