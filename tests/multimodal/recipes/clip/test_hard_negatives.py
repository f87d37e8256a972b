"""Who has which property: asked with one true and one false caption."""

from multimodal.recipes.clip.hard_negatives import binding
from multimodal.recipes.pairs.towers import bag_clip, clip_model
from multimodal.training.seeds import seeded


def test_a_bag_of_words_ties_on_every_swap(scenes):
    with seeded(0):
        bag, reader = bag_clip(scenes), clip_model(scenes)
    assert binding(bag, scenes).swap == 0.5
    assert binding(reader, scenes).swap != 0.5
