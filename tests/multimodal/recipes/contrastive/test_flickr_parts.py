"""Flickr8k dealt out by image and by caption."""

import pytest

from multimodal.data.public.captioned_files import captioned_files
from multimodal.recipes.contrastive import flickr_parts as parts_module
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


def test_the_official_lists_are_used_where_no_mirror_is(monkeypatch, tmp_path, flickr_mirror):
    asked, names = [], sorted(path.name for path in (flickr_mirror / "Images").iterdir())
    shares = {"train": names[:12], "validation": names[12:14], "test": names[14:]}

    def load(folder, *, split, download):
        asked.append((folder, split, download))
        captions = {name: [f"{name} {view}" for view in range(5)] for name in shares[split]}
        return captioned_files(flickr_mirror / "Images", shares[split], captions)

    monkeypatch.setattr(parts_module, "load_flickr8k", load)
    parts = flickr_parts(tmp_path, by="image", size=8, download=True)
    assert asked == [(tmp_path, split, True) for split in ("train", "validation", "test")]
    assert [list(part.ids) for part in parts] == list(shares.values())
    dealt = flickr_parts(tmp_path, by="caption", size=8)
    assert asked[-1][-1] is False
    texts = sorted(dealt.train.texts() + dealt.held_out.texts())
    assert texts == sorted(parts.train.texts() + parts.held_out.texts())
    for part in (dealt.train, dealt.held_out):
        for name, captions in zip(part.ids, part.captions["en"], strict=True):
            assert all(caption.startswith(name) for caption in captions)
    shown = {
        name: image for part in parts for name, image in zip(part.ids, part.images, strict=True)
    }
    assert all(
        image.equal(shown[name])
        for name, image in zip(dealt.train.ids, dealt.train.images, strict=True)
    )
