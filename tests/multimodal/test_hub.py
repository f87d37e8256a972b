"""Models in the Hub's format, from a folder and without a network."""

import json
import shutil

import pytest
import torch
from PIL import Image
from torch import nn

from multimodal.hub import clip_scores, likeliest_answers, load_pretrained

TOWER = {
    "hidden_size": 16,
    "intermediate_size": 32,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
}


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


def write_tokenizer(folder):
    """The files of a CLIP tokenizer that knows single letters."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [*letters, *(f"{letter}</w>" for letter in letters)]
    pieces += ["<|startoftext|>", "<|endoftext|>"]
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    return vocabulary


@pytest.fixture(scope="module")
def tiny_clip(tmp_path_factory):
    from transformers import (
        CLIPConfig,
        CLIPImageProcessor,
        CLIPModel,
        CLIPProcessor,
        CLIPTokenizer,
    )

    folder = tmp_path_factory.mktemp("tiny-clip")
    vocabulary = write_tokenizer(folder)
    ends = {
        "bos_token_id": vocabulary["<|startoftext|>"],
        "eos_token_id": vocabulary["<|endoftext|>"],
        "pad_token_id": vocabulary["<|endoftext|>"],
    }
    torch.manual_seed(0)
    configuration = CLIPConfig(
        text_config=TOWER | ends | {"vocab_size": len(vocabulary), "max_position_embeddings": 12},
        vision_config=TOWER | {"image_size": 16, "patch_size": 8},
        projection_dim=8,
    )
    CLIPModel(configuration).save_pretrained(folder)
    side = {"size": {"shortest_edge": 16}, "crop_size": {"height": 16, "width": 16}}
    tokenizer = CLIPTokenizer.from_pretrained(folder, model_max_length=12)
    CLIPProcessor(CLIPImageProcessor(**side), tokenizer).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def tiny_vilt(tmp_path_factory):
    """A ViLT with random weights and five answers, saved as the published one is."""
    from transformers import (
        BertTokenizer,
        ViltConfig,
        ViltForQuestionAnswering,
        ViltImageProcessor,
        ViltProcessor,
    )

    folder = tmp_path_factory.mktemp("tiny-vilt")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "how", "many", "cats", "?"]
    (folder / "vocab.txt").write_text("\n".join(pieces))
    torch.manual_seed(0)
    answers = dict(enumerate(["yes", "no", "1", "2", "net"]))
    sizes = {"vocab_size": len(pieces), "max_position_embeddings": 8, "image_size": 32}
    configuration = ViltConfig(**TOWER, **sizes, patch_size=16, id2label=answers)
    ViltForQuestionAnswering(configuration).save_pretrained(folder)
    pictures = ViltImageProcessor(size={"shortest_edge": 32}, size_divisor=16)
    tokenizer = BertTokenizer(str(folder / "vocab.txt"), model_max_length=8)
    ViltProcessor(pictures, tokenizer).save_pretrained(folder)
    return folder


PICTURES = [Image.new("RGB", (20, 30), "red"), Image.new("P", (16, 16)), Image.new("L", (40, 16))]


def test_scores_of_a_folder(tiny_clip):
    model, processor = load_pretrained(tiny_clip)
    assert not model.training
    scores = clip_scores(model, processor, PICTURES, ["a cat", "dogs"])
    assert scores.shape == (3, 2)
    assert not scores.requires_grad
    assert scores.abs().max() <= model.logit_scale.exp() + 1e-4


def test_scores_do_not_depend_on_what_else_is_asked(tiny_clip):
    loaded = load_pretrained(tiny_clip)
    together = clip_scores(*loaded, PICTURES, ["a cat", "dogs and more dogs"])
    alone = clip_scores(*loaded, PICTURES[1:2], ["a cat"])
    torch.testing.assert_close(together[1:2, :1], alone, atol=1e-4, rtol=1e-4)


def test_too_long_a_text_is_cut(tiny_clip):
    assert clip_scores(*load_pretrained(tiny_clip), PICTURES[:1], ["cat " * 50]).isfinite().all()


@pytest.mark.parametrize(
    ("images", "texts", "message"),
    [
        (PICTURES, ["a", None], r"text 1 \(from 0 on\) is None"),
        ([*PICTURES, "a.jpg"], ["a"], r"image 3 \(from 0 on\) is str, no picture"),
    ],
)
def test_what_is_no_picture_or_text_is_named(images, texts, message):
    with pytest.raises(ValueError, match=message):
        clip_scores(None, None, images, texts)


@pytest.mark.parametrize(("images", "texts"), [([], ["a"]), (PICTURES, [])])
def test_nothing_to_compare(tiny_clip, images, texts):
    with pytest.raises(ValueError, match="need images and texts"):
        clip_scores(*load_pretrained(tiny_clip), images, texts)


@pytest.mark.parametrize("picture", PICTURES)
def test_vilt_chooses_from_its_list(tiny_vilt, picture):
    loaded = load_pretrained(tiny_vilt)
    assert type(loaded.model).__name__ == "ViltForQuestionAnswering"
    found = likeliest_answers(*loaded, picture, "How many cats?", count=5)
    assert {answer for answer, _ in found} == {"yes", "no", "1", "2", "net"}
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)
    assert likeliest_answers(*loaded, picture, "How many cats?") == found[:3]


def test_vilt_cuts_too_long_a_question_and_hears_another(tiny_vilt):
    loaded = load_pretrained(tiny_vilt)
    long = likeliest_answers(*loaded, PICTURES[0], "how many cats " * 20)
    assert long != likeliest_answers(*loaded, PICTURES[0], "cats")


@pytest.mark.parametrize(
    ("picture", "question", "count", "message"),
    [
        ("a.jpg", "cats?", 1, "the image is str, no picture"),
        (PICTURES[0], None, 1, "is None"),
        (PICTURES[0], "cats?", 6, "count must be between 1 and 5, got 6"),
    ],
)
def test_vilt_is_asked_about_a_picture(tiny_vilt, picture, question, count, message):
    with pytest.raises(ValueError, match=message):
        likeliest_answers(*load_pretrained(tiny_vilt), picture, question, count=count)


def test_without_network_and_cache_one_sentence_says_what_to_do():
    with pytest.raises(OSError, match="Connect to the network and run this again, or run `hf down"):
        load_pretrained("openai/clip-vit-base-patch32")


def test_a_folder_without_a_model(tmp_path):
    with pytest.raises(OSError, match="holds no whole model"):
        load_pretrained(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["./models/clip", "models/", "tests/nothing", "../clip", "~/clip", "a/b/c", "C:\\models\\clip"],
)
def test_a_mistyped_folder_is_known_for_one(name):
    with pytest.raises(OSError, match=r"^there is no folder .*: check its name and where you are$"):
        load_pretrained(name)


@pytest.mark.parametrize("name", [None, "", "  ", 7, ["openai/clip"]])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(ValueError, match="name a model of the Hub or a folder, not"):
        load_pretrained(name)


def test_the_hub_is_asked_once_before_a_model_is_looked_for(monkeypatch):
    from huggingface_hub import utils

    asked, sought = [], []

    class Session:
        def head(self, address, timeout):
            asked.append(timeout)
            raise RuntimeError("no way out")

    def from_pretrained(name, **source):
        sought.append(source)
        raise OSError("not cached")

    monkeypatch.setattr(utils, "get_session", Session)
    monkeypatch.setattr("transformers.AutoConfig.from_pretrained", from_pretrained)
    with pytest.raises(OSError, match="is not in the cache and the Hub did not deliver it"):
        load_pretrained("openai/clip-vit-base-patch32", revision="abc")
    assert asked == [5]
    assert sought == [{"revision": "abc", "local_files_only": True}]


def test_the_home_folder_may_be_written_short(tiny_clip, monkeypatch):
    monkeypatch.setenv("HOME", str(tiny_clip.parent))
    assert load_pretrained(f"~/{tiny_clip.name}").model


def cut(folder):
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:200])


def junk_of_an_older_kind(folder):
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"junk")


def of_another_size(folder):
    configuration = folder / "config.json"
    configuration.write_text(configuration.read_text().replace(": 32", ": 48"))


@pytest.mark.parametrize("damage", [cut, junk_of_an_older_kind, of_another_size])
def test_a_folder_that_is_damaged(tiny_clip, tmp_path, damage):
    copy = shutil.copytree(tiny_clip, tmp_path / "copy")
    damage(copy)
    with pytest.raises(OSError, match="holds no whole model"):
        load_pretrained(copy)


def test_a_tokenizer_without_its_words_is_none(tmp_path):
    from transformers import BertConfig, BertModel

    BertModel(BertConfig(**TOWER, vocab_size=9)).save_pretrained(tmp_path)
    with pytest.raises(OSError, match="the file of the vocabulary is missing"):
        load_pretrained(tmp_path)


def test_a_kind_that_the_course_does_not_use(tmp_path):
    (tmp_path / "config.json").write_text('{"model_type": "gpt2"}')
    with pytest.raises(ValueError, match="gpt2 model: the course uses clip, "):
        load_pretrained(tmp_path)


def test_towers_alone(tmp_path):
    from transformers import ViTConfig, ViTImageProcessor, ViTModel

    ViTModel(ViTConfig(**TOWER, image_size=16, patch_size=8)).save_pretrained(tmp_path)
    ViTImageProcessor(size={"height": 16, "width": 16}).save_pretrained(tmp_path)
    model, processor = load_pretrained(tmp_path)
    assert isinstance(model, nn.Module)
    pixels = processor(images=PICTURES[0], return_tensors="pt")["pixel_values"]
    assert model(pixels).last_hidden_state.shape == (1, 5, 16)
