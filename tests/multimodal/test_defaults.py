"""What is not asked for stays what pages and studies were made with.

A default that changes in silence changes every page that relies on it.
"""

import inspect
import math
from collections.abc import Callable

import pytest

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.augment.jitter import Jitter
from multimodal.data.augment.shift import ShiftAndMirror
from multimodal.data.emoji import load_emoji
from multimodal.data.public.flickr import load_flickr8k
from multimodal.data.scenes.dataset import scene_dataset
from multimodal.data.scenes.painting import draw_scenes
from multimodal.encoders.grid_cnn import GridCNN
from multimodal.encoders.small_cnn import SmallCNN
from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.attention import MultiHeadAttention
from multimodal.layers.patches import PatchEmbedding
from multimodal.layers.positions import interpolate_positions
from multimodal.layers.projector import Projector
from multimodal.layers.rotary import BASE
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.masked_reconstruction import normalise_patches
from multimodal.losses.mined_triplet import mined_triplet_loss
from multimodal.losses.nt_xent import attraction, nt_xent
from multimodal.losses.queue_info_nce import queue_info_nce
from multimodal.losses.sinkhorn import own_choice, sinkhorn
from multimodal.losses.swapped import swapped_loss
from multimodal.metrics.bootstrap import bootstrap_interval
from multimodal.metrics.neighbours import COUNTS, choose_k, knn_accuracy, vote
from multimodal.metrics.paired import paired_lead
from multimodal.metrics.probe import PENALTIES, choose_penalty, linear_probe, train_probe
from multimodal.metrics.retrieval import recall_at_k, two_way_recall
from multimodal.metrics.vit_size import vit_multiplications, vit_parameters
from multimodal.models.byol import BYOL
from multimodal.models.dual_encoder import DualEncoder, SigmoidDualEncoder
from multimodal.models.moco import MoCo
from multimodal.models.resnet_bert import ImageTextModel
from multimodal.models.swav import SwAV
from multimodal.recipes.contrastive.flickr_parts import flickr_parts
from multimodal.recipes.mae.inpainting import hidden_pixels
from multimodal.recipes.mae.masked import fill_in
from multimodal.recipes.pairs.towers import fit_settings, siglip_model
from multimodal.recipes.vit.classification import features
from multimodal.studies.full.flickr8k import Plan
from multimodal.text.bert_tokens import BertTokens
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.optimiser import FitSettings

DEFAULTS = [
    (nt_xent, {"temperature": 0.5}),
    (attraction, {"temperature": 0.5}),
    (queue_info_nce, {"temperature": 0.07}),
    (mined_triplet_loss, {"margin": 0.2, "groups": None}),
    (sinkhorn, {"epsilon": 0.05, "rounds": 3}),
    (own_choice, {"epsilon": 0.05}),
    (swapped_loss, {"temperature": 0.1, "assign": sinkhorn}),
    (normalise_patches, {"epsilon": 1e-6}),
    (DualEncoder, {"initial_temperature": 0.07, "max_scale": 100.0}),
    (SigmoidDualEncoder, {"initial_bias": -10.0}),
    (vit_parameters, {"image": 224, "channels": 3, "classes": 1000}),
    (vit_multiplications, {"image": 224, "channels": 3}),
    (recall_at_k, {"ks": (1, 5, 10)}),
    (two_way_recall, {"ks": (1, 5, 10)}),
    (bootstrap_interval, {"level": 0.95, "resamples": 2000}),
    (GarmentViews, {"area": 0.3, "stretch": 4 / 3, "mirror": 0.5}),
    (TransformerShape, {"expansion": 4}),
    (GarmentViews, {"light": 0.4, "gamma": 1.5, "hidden": 0.4}),
    (Jitter, {"shift": 0.1, "scale": 0.15, "turn": 0.2, "tint": 0.15}),
    (ShiftAndMirror, {"padding": 4}),
    (load_emoji, {"size": 32, "split": None, "by": "family"}),
    (load_flickr8k, {"download": False}),
    (scene_dataset, {"size": 32, "split": "train", "captions_each": 2}),
    (draw_scenes, {"size": 32}),
    (GridCNN, {"side": 32, "channels": (96, 128), "width": 256}),
    (SmallCNN, {"channels": 1, "widths": (32, 64, 128)}),
    (VisionTransformer, {"channels": 3}),
    (MultiHeadAttention, {"bias": True, "context_width": None}),
    (PatchEmbedding, {"channels": 3}),
    (interpolate_positions, {"before": 1}),
    (Projector, {"hidden": 256, "out": 64}),
    (knn_accuracy, {"k": None, "seed": 0}),
    (vote, {"k": None, "seed": 0}),
    (choose_k, {"seed": 0}),
    (linear_probe, {"penalty": None, "rounds": 100, "seed": 0}),
    (train_probe, {"penalty": None, "rounds": 100, "seed": 0}),
    (choose_penalty, {"rounds": 100, "seed": 0}),
    (paired_lead, {"level": 0.95, "resamples": 2000}),
    (BYOL, {"momentum": 0.99}),
    (MoCo, {"momentum": 0.99, "length": 4096}),
    (SwAV, {"prototypes": 64}),
    (DualEncoder, {"width": 128}),
    (SigmoidDualEncoder, {"width": 128}),
    (ImageTextModel, {"width": 512}),
    (flickr_parts, {"size": 224, "download": False}),
    (hidden_pixels, {"patch": 4}),
    (fill_in, {"patch": 4}),
    (fit_settings, {"learning_rate": 3e-3}),
    (siglip_model, {"initial_bias": -math.log(255)}),
    (features, {"batch": 500}),
    (Plan, {"heads_epochs": 5, "epochs": 15, "batch_size": 128, "seed": 0}),
    (Tokenizer, {"max_length": 64}),
    (Tokenizer.train, {"size": 2000, "max_length": 64}),
    (BertTokens, {"max_length": 64}),
    (FitSettings, {"learning_rate": 1e-3, "weight_decay": 0.05, "betas": (0.9, 0.98)}),
    (FitSettings, {"warmup": 0.05, "floor": 0.0, "clip_norm": 1.0, "precision": "auto"}),
    (FitSettings, {"checkpoint_every": 100, "log_every": 10}),
]


@pytest.mark.parametrize(("function", "expected"), DEFAULTS)
def test_what_is_not_asked_for(function: Callable[..., object], expected: dict[str, object]):
    known = inspect.signature(function).parameters
    assert {name: known[name].default for name in expected} == expected


def test_the_base_of_rotary_positions():
    assert BASE == 100.0


def test_what_instruments_are_chosen_from():
    assert PENALTIES == (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
    assert COUNTS == (20, 10, 5, 3, 1)
