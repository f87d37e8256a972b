"""Flickr8k dealt out by image and by caption."""

import pytest

from multimodal.recipes.contrastive.flickr_parts import flickr_parts


def test_header_is_no_picture_and_parts_share_no_image(flickr_mirror):
    parts = flickr_parts(flickr_mirror, by="image", size=8)
    names = [set(part.ids) for part in parts]
    assert sorted(set.union(*names)) == [f"{number:02}.jpg" for number in range(16)]
    assert [len(part) for part in parts] == [12, 2, 2]


def test_by_caption_the_same_images_stay_new(flickr_mirror):
    parts, sound = (flickr_parts(flickr_mirror, by=way, size=8) for way in ("caption", "image"))
    assert parts.test.ids == sound.test.ids
    assert not set(parts.test.ids) & set(parts.train.ids + parts.held_out.ids)
    assert len(parts.held_out.texts()) == 10
    assert set(parts.held_out.ids) <= set(parts.train.ids)
    with pytest.raises(ValueError, match="unknown split 'row'"):
        flickr_parts(flickr_mirror, by="row")


def test_a_missing_picture_is_an_error(flickr_mirror, tmp_path):
    (tmp_path / "Images").mkdir()
    (tmp_path / "captions.txt").write_text((flickr_mirror / "captions.txt").read_text())
    with pytest.raises(ValueError, match="pictures are missing"):
        flickr_parts(tmp_path, by="image")
