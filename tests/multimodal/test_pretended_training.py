"""What recipes and studies build, minimise and measure runs on a GPU, although none is here.

A new model, objective or measurement needs an entry.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import torch

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.labelled import ImageBatch, ImageLoader, LabelledImages, ViewLoader
from multimodal.data.pairs import PairBatch
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.known_bias import product_of_experts_loss
from multimodal.models.answerers.joint_answerer import Product
from multimodal.models.answerers.memory_network import Base
from multimodal.models.answerers.stacked_attention import StackedAttention
from multimodal.models.answerers.vilt_heads import ViltPretrainer
from multimodal.models.stored_features import StoredFeatures
from multimodal.models.word_space_map import WordSpaceMap
from multimodal.recipes.answer_knowledge.changing_bases import KnowledgeBatch
from multimodal.recipes.answering.question_loader import QuestionBatch
from multimodal.recipes.clip.false_twins import TwinBatch
from multimodal.recipes.vqa.vqa_loader import SoftBatch
from tests.multimodal import test_pretended_fusion as fusion
from tests.multimodal.fusion_representation_calls import REPRESENTATION_TRAINED
from tests.multimodal.fusion_strategy_calls import STRATEGY_TRAINED
from tests.multimodal.pretended_gpu import (
    GPU,
    builds_module,
    is_objective,
    public,
    run_there,
    tensors,
)

FOUND = dict(public("recipes", "studies"))
GREY, COLOURS, LABELS = torch.rand(8, 1, 28, 28), torch.rand(8, 3, 32, 32), torch.arange(8)
TEXT, MASK = torch.zeros(8, 6, dtype=torch.int64), torch.ones(8, 6, dtype=torch.bool)
CROWDS = torch.rand(8, 3, 48, 48)
LARGER = torch.rand(8, 1, 35, 35)
TASK = SimpleNamespace(tokenizer=range(9))
PHOTO_PLAN = SimpleNamespace(width=16, depth=1)
CAPTIONED, EYE = SimpleNamespace(vocabulary=range(9)), partial(StoredFeatures, 12)
PLACES = torch.rand(8, 16, 12)
KNOWING = SimpleNamespace(tokenizer=range(9), looks=PLACES[:, 0])
BASE = Base(PLACES[:, 0], LABELS, LABELS)
RIGHT = torch.ones(8, 8, dtype=torch.bool)
ASKED = KnowledgeBatch(PLACES[:, 0], TEXT, MASK, BASE, LABELS)
PROGRAMS = ((("filter_colour", "red"), ("exists", "")),) * 8
ANSWERING = SimpleNamespace(tokenizer=range(9), places_train=PLACES)
PAIRS = PairBatch(COLOURS, TEXT, MASK, LABELS)
TWINS = TwinBatch(COLOURS, TEXT + 1, TEXT + 2, TEXT + 3)
DATA = LabelledImages(GREY, LABELS)
IMAGES = next(iter(ImageLoader(DATA, batch_size=8, seed=0)))
PRESENT = torch.ones(8, 2, dtype=torch.bool)
SENSES = (COLOURS, LABELS % 6, PRESENT)
VIEWS = next(iter(ViewLoader(DATA, batch_size=8, seed=0, augment=GarmentViews())))


def recipe(name: str) -> ModuleType:
    return import_module(f"multimodal.recipes.{name}")


def bert() -> Any:
    from transformers import BertConfig

    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    return BertConfig(vocab_size=9, intermediate_size=8, **sizes)


LATER = recipe("contrastive.later_methods")
METHODS, TOWERS, PAIRED, GARMENTS = (
    *(recipe("contrastive.methods"), recipe("pairs.towers"), recipe("pairs.objectives")),
    recipe("vit.garments"),
)
MASKED, SEARCH, CLASSIFICATION = (
    recipe(name) for name in ("mae.masked", "pairs.search", "vit.classification")
)
MASKING = MASKED.masks_for(GREY)
SHAPE = TransformerShape(width=16, depth=1, heads=2)
PAIR = (COLOURS, TEXT, MASK)

MODELS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "methods.head": lambda: (METHODS.head(8), torch.rand(8, 8)),
    "methods.encoder": lambda: (METHODS.encoder(), GREY),
    **{
        f"methods.{name}": partial(lambda name: (getattr(METHODS, name)(), GREY, GREY), name)
        for name in ("simclr", "moco", "swav", "byol", "predicting_twins")
    },
    **{
        f"methods.build {' without '.join(kind)}": partial(
            lambda method, without: (METHODS.build(method, without=without), GREY, GREY), *kind
        )
        for kind in METHODS.variants()
    },
    "later_methods.vit_encoder": lambda: (LATER.vit_encoder(), GREY),
    **{
        f"later_methods.{name}": partial(lambda name: (getattr(LATER, name)(), GREY, GREY), name)
        for name in ("twins", "dino", "dino_without_normalisation", "dino_vit")
    },
    **{
        f"garments.build {name}": partial(lambda name: (GARMENTS.build(name), GREY), name)
        for name in GARMENTS.VARIANTS
    },
    "resolution.lengthen": lambda: (
        *(FOUND["resolution.lengthen"](GARMENTS.build("vit"), "appended"), LARGER),
    ),
    "masked.mae_model": lambda: (MASKED.mae_model(), GREY, MASKING),
    "latent.latent_model": lambda: (FOUND["latent.latent_model"](), GREY, MASKING),
    "mae_cifar.build_model": lambda: (FOUND["mae_cifar.build_model"](DATA), GREY, MASKING),
    "vit_cifar.build_model": lambda: (FOUND["vit_cifar.build_model"](COLOURS, SHAPE), COLOURS),
    "towers.text_transformer": lambda: (TOWERS.text_transformer(TASK), TEXT, MASK),
    "towers.bag_of_words": lambda: (TOWERS.bag_of_words(TASK), TEXT, MASK),
    **{
        f"towers.{name}": partial(lambda name: (getattr(TOWERS, name)(TASK), *PAIR), name)
        for name in ("clip_model", "bag_clip", "siglip_model", "published_siglip_model")
    },
    "reading.causal_clip": lambda: (FOUND["reading.causal_clip"](TASK), *PAIR),
    "tower_rivals.untrained_tower": lambda: (
        FOUND["tower_rivals.untrained_tower"](COLOURS),
        COLOURS,
    ),
    "scene_questions.question_model": lambda: (
        FOUND["scene_questions.question_model"](seed=0),
        *SENSES,
    ),
    "titles.title_model": lambda: (
        *(FOUND["titles.title_model"](seed=0), torch.rand(8, 196), LABELS % 6, PRESENT),
    ),
    "multimodality_senses.garment_model": lambda: (
        *(FOUND["multimodality_senses.garment_model"](seed=0), GREY, LABELS % 6, PRESENT),
    ),
    "blip_training.blip_model": lambda: (
        FOUND["blip_training.blip_model"](9, seed=0),
        COLOURS,
        TEXT,
    ),
    "real_captioner.real_model": lambda: (
        *(FOUND["real_captioner.real_model"](range(9), seed=0), torch.rand(8, 384), TEXT),
    ),
    "parallel_systems.transformer": lambda: (
        *(FOUND["parallel_systems.transformer"](CAPTIONED), COLOURS, TEXT),
    ),
    "scene_classifier.scene_classifier": lambda: (
        *(FOUND["scene_classifier.scene_classifier"](), COLOURS),
    ),
    "place_encoder.place_classifier": lambda: (
        *(FOUND["place_encoder.place_classifier"](), CROWDS),
    ),
    **{
        f"scene_classifier.{name}": partial(
            lambda name: (FOUND[f"scene_classifier.{name}"](), COLOURS), name
        )
        for name in ("places", "placed_annotations", "fc_vector", "long_vector")
    },
    **{
        f"recurrent_systems.{name}": partial(
            lambda name: (FOUND[f"recurrent_systems.{name}"](CAPTIONED), COLOURS, TEXT), name
        )
        for name in (
            *("show_and_tell", "show_and_tell_fc", "m_rnn"),
            *("soft_attention", "hard_attention", "bottom_up"),
        )
    },
    **{
        f"captioning_variants.{name}": partial(
            lambda name: (FOUND[f"captioning_variants.{name}"](CAPTIONED), COLOURS, TEXT), name
        )
        for name in ("as_state", "forgetting", "attending")
    },
    "recurrent_answerers.question_reader": lambda: (
        *(FOUND["recurrent_answerers.question_reader"](ANSWERING), TEXT, MASK),
    ),
    **{
        f"recurrent_answerers.{name}": partial(
            lambda name: (FOUND[f"recurrent_answerers.{name}"](ANSWERING), PLACES), name
        )
        for name in ("placed_cells", "whole_picture")
    },
    **{
        f"recurrent_answerers.{name}": partial(
            lambda name: (FOUND[f"recurrent_answerers.{name}"](ANSWERING), PLACES, TEXT, MASK), name
        )
        for name in ("blind", "deaf")
    },
    **{
        f"reasoning_systems.{name}": partial(
            lambda name: (FOUND[f"reasoning_systems.{name}"](ANSWERING), PLACES, TEXT, MASK), name
        )
        for name in ("relation_network", "film")
    },
    "reasoning_systems.reader": lambda: (
        *(FOUND["reasoning_systems.reader"](ANSWERING), TEXT, MASK),
    ),
    "reasoning_systems.normed": lambda: (FOUND["reasoning_systems.normed"](ANSWERING), PLACES),
    "reasoning_systems.neural_modules": lambda: (
        *(FOUND["reasoning_systems.neural_modules"](ANSWERING), PLACES, PROGRAMS),
    ),
    "vilt_training.vilt_model": lambda: (vilt(), CROWDS, TEXT, MASK),
    "written_answers.answer_eye": lambda: (
        *(FOUND["written_answers.answer_eye"](ANSWERING), PLACES, TEXT, MASK),
    ),
    "written_answers.answer_writer": lambda: (answer_writer(), PLACES, TEXT, MASK, TEXT),
    **{
        f"knowledge_answerers.{name}": partial(
            lambda name: (
                *(FOUND[f"knowledge_answerers.{name}"](KNOWING), PLACES[:, 0], TEXT, MASK),
            ),
            name,
        )
        for name in ("in_weights", "question_alone")
    },
    "knowledge_answerers.relation_reader": lambda: (
        *(FOUND["knowledge_answerers.relation_reader"](KNOWING), TEXT, MASK),
    ),
    "knowledge_answerers.memory": lambda: (
        *(FOUND["knowledge_answerers.memory"](KNOWING), PLACES[:, 0], TEXT, MASK, BASE, RIGHT),
    ),
    "thing_recogniser.recogniser": lambda: (FOUND["thing_recogniser.recogniser"](), COLOURS),
    "recurrent_answerers.joint": lambda: (answerer("joint", join=Product), PLACES, TEXT, MASK),
    "recurrent_answerers.attending": lambda: (
        *(answerer("attending", model=StackedAttention), PLACES, TEXT, MASK),
    ),
    "vqa_v2.answerer_of": lambda: (photo_answerer(), PLACES, TEXT, MASK),
    "photo_options.frozen_resnet": lambda: (
        *(FOUND["photo_options.frozen_resnet"]("random", seed=0), COLOURS),
    ),
    "photo_captions.captioner_of": lambda: (
        *(FOUND["photo_captions.captioner_of"](PHOTO_PLAN, range(9)), torch.rand(8, 4, 512), TEXT),
    ),
    "image_text.untrained": lambda: (FOUND["image_text.untrained"](bert()), *PAIR),
    "parallel_systems.language_model": lambda: (
        *(FOUND["parallel_systems.language_model"](CAPTIONED), TEXT),
    ),
    "parallel_systems.blind_captioner": lambda: (
        *(FOUND["parallel_systems.blind_captioner"](CAPTIONED), COLOURS, TEXT),
    ),
    **{
        f"parallel_systems.{name}": partial(
            lambda name: (FOUND[f"parallel_systems.{name}"](CAPTIONED, EYE()), PLACES, TEXT), name
        )
        for name in ("caption_transformer", "prefix_captioner")
    },
}
TRAINED = {
    *STRATEGY_TRAINED,
    *REPRESENTATION_TRAINED,
    *("baselines.train_baseline", "contrastive_methods.train_model", "transfer.train_mae"),
    *("transfer.fine_tune", "resolution.tune", "longer.train_longer", "longer.load_longer"),
    *("rivals.train_simclr", "batch_statistics.train_long", "locked_towers.train_heads"),
    *("senses.train_senses", "devise.train_devise", "judging_models.train_judged"),
    *("changing_priors.train_blind", "changing_priors.train_under"),
    *("blip_eye.blip_with_eye", "bootstrapping.learn_from_web"),
    *("bootstrapping.new_writer", "half_trained.half_trained", "half_trained.go_on_taught"),
    "half_trained.go_on_rewarded",
    "thing_recogniser.train_recogniser",
    *("opening.train_searcher", "opening.untrained_searcher"),
    *("scene_classifier.train_scene_classifier", "scene_classifier.load_scene_classifier"),
    *("vilt_training.pretrain_vilt", "vilt_training.tune_vilt"),
    *("written_answers.train_writer", "written_answers.train_eye"),
    *("place_encoder.train_place_classifier", "place_encoder.load_place_classifier"),
}
"""These build by the others and call ``fit``."""

OBJECTIVES: dict[str, Callable[[], tuple[Any, ...]]] = {
    **{
        f"methods {' without '.join(kind)}": partial(
            lambda variant: (variant.objective, variant.build(), VIEWS), variant
        )
        for kind, variant in METHODS.variants().items()
    },
    **{
        f"later {' without '.join(kind)}": partial(
            lambda variant: (variant.objective, variant.build(), VIEWS), variant
        )
        for kind, variant in LATER.later_variants().items()
    },
    "supervised": lambda: (FOUND["view_objectives.supervised"], GARMENTS.build("cnn"), VIEWS),
    "MaskedPixels": lambda: (MASKED.MaskedPixels(), MASKED.mae_model(), IMAGES),
    "predict_features": lambda: (
        *(FOUND["latent.predict_features"], FOUND["latent.latent_model"](), IMAGES),
    ),
    "contrastive": lambda: (PAIRED.contrastive, TOWERS.clip_model(TASK), PAIRS),
    "contrastive_at": lambda: (PAIRED.contrastive_at(1.0), TOWERS.clip_model(TASK), PAIRS),
    "with_twins": lambda: (FOUND["false_twins.with_twins"], TOWERS.clip_model(TASK), TWINS),
    "sigmoid": lambda: (PAIRED.sigmoid, TOWERS.siglip_model(TASK), PAIRS),
    "Answering": lambda: (
        FOUND["senses.Answering"](dropout=0.25),
        FOUND["scene_questions.question_model"](seed=0),
        FOUND["senses.SenseBatch"](COLOURS, LABELS % 6, LABELS % 6, torch.rand(8)),
    ),
    "rank_names": lambda: (
        *(FOUND["devise.rank_names"], WordSpaceMap(features=8, names=torch.rand(8, 6))),
        ImageBatch(torch.rand(8, 8), LABELS),
    ),
    **{
        name: partial(
            lambda loss: (loss, FOUND["blip_training.blip_model"](9, seed=0), PAIRS), loss
        )
        for name, loss in FOUND.items()
        if name
        in ("blip_training.blip_loss", "blip_training.match_loss", "blip_training.write_loss")
    },
    "SelfCritical": lambda: (
        *(self_critical(), FOUND["blip_training.blip_model"](9, seed=0), PAIRS),
    ),
    "tell_kinds": lambda: (
        *(FOUND["scene_classifier.tell_kinds"], FOUND["scene_classifier.scene_classifier"]()),
        ImageBatch(COLOURS, torch.rand(8, 36)),
    ),
    "tell_seen_kinds": lambda: (
        *(FOUND["place_encoder.tell_seen_kinds"], FOUND["place_encoder.place_classifier"]()),
        ImageBatch(CROWDS, torch.rand(8, 36)),
    ),
    "caption_loss": lambda: (FOUND["teacher_forcing.caption_loss"], captioner("m_rnn"), PAIRS),
    "DrawnPlaces": lambda: (
        *(FOUND["hard_training.DrawnPlaces"](), captioner("hard_attention"), PAIRS),
    ),
    "spread_loss": lambda: (
        *(FOUND["captioning_variants.spread_loss"], captioner("soft_attention"), PAIRS),
    ),
    "SpreadOverPlaces": lambda: (
        *(FOUND["recurrent_systems.SpreadOverPlaces"](), captioner("soft_attention"), PAIRS),
    ),
    "reply_loss": lambda: (
        *(FOUND["knowledge_answerers.reply_loss"],),
        *(FOUND["knowledge_answerers.in_weights"](KNOWING), ASKED),
    ),
    "lookup_loss": lambda: (
        *(FOUND["knowledge_answerers.lookup_loss"],),
        *(FOUND["knowledge_answerers.memory"](KNOWING), ASKED),
    ),
    "program_loss": lambda: (
        *(FOUND["reasoning_systems.program_loss"],),
        *(FOUND["reasoning_systems.neural_modules"](ANSWERING),),
        FOUND["question_loader.QuestionBatch"](PLACES, TEXT, MASK, LABELS, PROGRAMS),
    ),
    "BesideBlind": lambda: (
        FOUND["changing_priors.BesideBlind"](answerer("blind"), product_of_experts_loss),
        answerer("attending", model=StackedAttention),
        QuestionBatch(PLACES, TEXT, MASK, LABELS),
    ),
    "answer_loss": lambda: (
        *(FOUND["answer_training.answer_loss"], answerer("attending", model=StackedAttention)),
        QuestionBatch(PLACES, TEXT, MASK, LABELS),
    ),
    "vqa_loss": lambda: (
        *(FOUND["vqa_v2.vqa_loss"], photo_answerer()),
        SoftBatch(PLACES, TEXT, MASK, torch.rand(8, 5)),
    ),
    "Pretraining": lambda: (
        *(FOUND["caption_objectives.Pretraining"](), ViltPretrainer(vilt=vilt())),
        FOUND["crowd_caption_loader.CaptionedCrowds"](CROWDS, TEXT + 4, MASK),
    ),
    "writing_loss": lambda: (
        *(FOUND["written_answers.writing_loss"], answer_writer()),
        FOUND["written_answer_loader.WritingBatch"](PLACES, TEXT, MASK, TEXT + 4),
    ),
    **fusion.OBJECTIVES,
    "classify": lambda: (CLASSIFICATION.classify, GARMENTS.build("vit"), IMAGES),
    "smoothed": lambda: (
        *(FOUND["vit_cifar.smoothed_cross_entropy"], GARMENTS.build("vit"), IMAGES),
    ),
}


def self_critical() -> Any:
    words = SimpleNamespace(start=lambda language: 8, read=lambda tokens: ["a"] * len(tokens))
    return FOUND["rewarded.SelfCritical"](words, lambda texts, rows: torch.rand(len(texts)))


def answer_writer() -> Any:
    eye = FOUND["written_answers.answer_eye"](ANSWERING)
    return FOUND["written_answers.answer_writer"](eye)


def vilt() -> Any:
    return FOUND["vilt_training.vilt_model"](9)


def captioner(name: str) -> Any:
    return FOUND[f"recurrent_systems.{name}"](CAPTIONED)


def answerer(name: str, **options: Any) -> Any:
    return FOUND[f"recurrent_answerers.{name}"](ANSWERING, **options)


def photo_answerer() -> Any:
    plan = SimpleNamespace(width=16, hops=2)
    return FOUND["vqa_v2.answerer_of"](plan, PLACES.shape[1:], words=9, answers=5)


def measure(function: Callable[..., Any]) -> Callable[[Any], Any]:
    return lambda model: function(model, GREY + 0, MASKED.masks_for(GREY))


MEASUREMENTS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "features": lambda: (lambda it: CLASSIFICATION.features(it, GREY), METHODS.encoder()),
    "accuracy": lambda: (lambda it: CLASSIFICATION.accuracy(it, DATA), GARMENTS.build("vit")),
    "predict": lambda: (measure(MASKED.predict), MASKED.mae_model()),
    "reconstruct": lambda: (measure(MASKED.reconstruct), MASKED.mae_model()),
    "embed_images": lambda: (lambda it: SEARCH.embed_images(it, COLOURS), TOWERS.clip_model(TASK)),
}


def test_no_model_is_forgotten() -> None:
    built = {name for name, thing in FOUND.items() if builds_module(thing)}
    assert {name.split()[0] for name in MODELS | fusion.MODELS} | TRAINED == built


def test_no_objective_is_forgotten() -> None:
    used = {getattr(thing, "__name__", type(thing).__name__) for thing in called()}
    known = {name.partition(".")[2] for name, thing in FOUND.items() if is_objective(thing)}
    assert known <= used


def called() -> Iterator[Any]:
    yield from (make()[0] for make in OBJECTIVES.values())


@pytest.mark.parametrize("name", MODELS)
def test_a_model_runs_on_a_gpu(name: str) -> None:
    results = list(tensors(run_there(MODELS[name])))
    assert results
    assert {result.device for result in results} == {GPU}


@pytest.mark.parametrize("name", OBJECTIVES)
def test_a_step_runs_on_a_gpu(name: str) -> None:
    """The batch is moved as ``fit`` moves it; what follows a step is called."""

    def step() -> tuple[Any, ...]:
        objective, model, batch = OBJECTIVES[name]()

        def loss(model: Any, batch: Any) -> Any:
            found = objective(model, batch)
            getattr(model, "after_step", lambda: None)()
            return found

        return loss, model, batch

    assert run_there(step).device == GPU


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_a_measurement_moves_what_it_asks_and_answers_on_the_cpu(name: str) -> None:
    for result in tensors(run_there(MEASUREMENTS[name])):
        assert result.device.type == "cpu"
