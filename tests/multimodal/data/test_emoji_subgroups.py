"""Where Unicode files an emoji."""

from multimodal.data.emoji import emoji_concepts
from multimodal.data.emoji_subgroups import emoji_subgroups


def test_known_emoji_stand_where_a_keyboard_shows_them():
    filed = {one.emoji: emoji_subgroups().get(one.id) for one in emoji_concepts()}
    assert filed["🐶"] == ("animals-nature", "animal-mammal")
    assert filed["🍓"] == ("food-drink", "food-fruit")
    assert filed["🇪🇸"] == ("flags", "country-flag")
    assert filed["😀"] == ("smileys-emotion", "face-smiling")


def test_nearly_all_have_a_place_and_a_subgroup_lies_in_one_group():
    ids = [one.id for one in emoji_concepts()]
    places = emoji_subgroups()
    assert set(places) < set(ids)
    assert len(places) == 1867
    assert len(set(places.values())) == len({place.subgroup for place in places.values()}) == 98
    assert len({place.group for place in places.values()}) == 9
