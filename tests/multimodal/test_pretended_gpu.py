"""Everything that computes during a training runs on a GPU, although none is here.

A new part, loss, metric, model or objective needs an entry: what is called, and its arguments.
"""

from functools import partial
from types import SimpleNamespace

import pytest
import torch

from tests.multimodal import test_pretended_fusion as fusion
from tests.multimodal.pretended_gpu import GPU, is_module, public, run_there, takes_tensors, tensors

ROOMS = ("layers", "encoders", "models", "losses", "metrics")
P = SimpleNamespace(**{name.rpartition(".")[2]: thing for name, thing in public(*ROOMS)})
MEASURES = {name.rpartition(".")[2] for name, _ in public("metrics")}
PARTS = {name for name, thing in vars(P).items() if is_module(thing) or takes_tensors(thing)}

ROWS, SCORES, IDS = torch.rand(4, 8), torch.rand(4, 4), torch.arange(4)
X, MASK = torch.rand(4, 6, 16), torch.ones(4, 6, dtype=torch.bool)
TEXT = torch.zeros(4, 6, dtype=torch.int64)
COLOURS, GREY, PATCHES = torch.rand(4, 3, 32, 32), torch.rand(4, 1, 28, 28), torch.rand(4, 16, 48)
TRUE = torch.tensor([1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0])
SHAPE = P.TransformerShape(width=16, depth=2, heads=2, expansion=2)


def grid(width):
    return P.sinusoidal_grid(4, 4, width)


def latent(name):
    encoder, grid_of_places = mae().encoder, grid(16)
    decoder = P.PatchDecoder(
        encoder_width=16, positions=grid_of_places, shape=SHAPE, outputs=encoder.width
    )
    return getattr(P, name)(encoder=encoder, decoder=decoder)


def masking():
    return P.random_mask(4, 16, ratio=0.75)


def vit(**parts):
    return P.VisionTransformer(size=32, patch=8, shape=SHAPE, **parts)


def body():
    return {"encoder": P.SmallCNN(), "projector": P.Projector(width=P.SmallCNN().width, out=8)}


def towers(model):
    text = P.BagOfWords(vocabulary=9, width=16, hidden=8)
    return model(image_encoder=P.GridCNN(), text_encoder=text)


def bert():
    from transformers import BertConfig, BertModel

    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    return BertModel(BertConfig(vocab_size=9, intermediate_size=8, **size), add_pooling_layer=False)


def distilbert():
    from transformers import DistilBertConfig, DistilBertModel

    return DistilBertModel(
        DistilBertConfig(vocab_size=9, dim=16, n_layers=1, n_heads=2, hidden_dim=8)
    )


def blip():
    from transformers import BlipTextConfig, BlipVisionConfig

    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    vision = BlipVisionConfig(image_size=32, patch_size=16, intermediate_size=8, **size)
    text = BlipTextConfig(
        vocab_size=9, encoder_hidden_size=16, intermediate_size=8, bos_token_id=8, **size
    )
    return P.SmallBlip(vision=vision, text=text)


def captioner(name):
    return getattr(P, name)(picture=P.StoredFeatures(8), vocabulary=9)


def question_reader():
    return P.QuestionReader(vocabulary=9, width=16)


def answerer(name):
    picture = P.Placed(P.StoredFeatures(16), places=6)
    return getattr(P, name)(picture=picture, reader=question_reader(), answers=3), X, TEXT, MASK


def joint_answerer():
    picture = P.SideBySide(places=P.StoredFeatures(16), count=6)
    parts = {"picture": picture, "reader": question_reader(), "answers": 3}
    return P.JointAnswerer(**parts, join=P.Product(width=16)), X, TEXT, MASK


PROGRAMS = [(("filter_colour", "red"), ("exists", ""))] * 2 + [
    (
        ("filter_colour", "red"),
        ("count", ""),
        ("filter_colour", "red"),
        ("count", ""),
        ("more", ""),
    ),
    (("filter_colour", "red"), ("unique", ""), ("relate", "left"), ("query_colour", "")),
]
WORDS = ("yes", "no", "0", "1", "red")


def neural_modules():
    picture, names = P.Placed(P.StoredFeatures(16), places=6), {"colour": ("red",)}
    return P.NeuralModules(picture=picture, names=names, answers=WORDS, places=6, width=8)


def program_step(step, argument=""):
    """With two counts, for a step that compares."""
    return step, P.Thought(X, X[:, :, 0], (ROWS[:, 0], ROWS[:, 1])), [argument] * 4


def memory_network():
    reader = question_reader()
    return P.MemoryNetwork(features=8, reader=reader, relations=3, answers=5)


def read_question():
    return P.QuestionReading(X[:, 0], X)


def language():
    return P.CausalLanguageModel(vocabulary=9, length=8, shape=SHAPE)


def mae():
    patches = P.PatchEmbedding(patch=8, width=16)
    return P.MaskedAutoencoder(
        encoder=P.VisibleEncoder(patches=patches, positions=grid(16), shape=SHAPE),
        decoder=P.PatchDecoder(encoder_width=16, positions=grid(16), shape=SHAPE, outputs=48),
    )


def small_vilt(patches, places):
    return P.SmallVilt(patches=patches, vocabulary=9, length=8, places=places, shape=SHAPE)


def pixel_vilt():
    return small_vilt(P.PatchEmbedding(patch=8, width=16), 16)


def film():
    return P.FiLM(picture=P.StoredFeatures(16), reader=question_reader(), answers=3, width=16)


def answer_writer():
    writer = P.CaptionTransformer(picture=P.StoredFeatures(16), vocabulary=9, length=8, shape=SHAPE)
    return P.AnswerWriter(eye=P.SteeredGist(film=film()), writer=writer)


CALLS = {
    # layers
    "MultiHeadAttention": lambda: (P.MultiHeadAttention(width=16, heads=2), X, X, MASK),
    "CausalAttention": lambda: (P.CausalAttention(width=16, heads=2), X, X),
    "GuidedAttention": lambda: (*(P.GuidedAttention(things=16, guide=8, width=16), X, ROWS, MASK),),
    "UnguidedAttention": lambda: (P.UnguidedAttention(things=16, width=16), X, MASK),
    "attend_by": lambda: (P.attend_by, X[:, :, 0], X, MASK),
    "last_token": lambda: (P.last_token, X, MASK),
    "NormedAttention": lambda: (P.NormedAttention(width=16, heads=2), X, X, MASK),
    "CrossBlock": lambda: (P.CrossBlock(width=16, heads=2), X, X),
    "ParallelBlock": lambda: (P.ParallelBlock(width=16, heads=2), X, MASK),
    "RotaryAttention": lambda: (
        *(P.RotaryAttention(width=16, heads=2, rows=2, columns=2, before=2), X, X),
    ),
    "rotate": lambda: (P.rotate, torch.rand(4, 2, 6, 8), torch.rand(6, 4)),
    "TransformerBlock": lambda: (P.TransformerBlock(width=16, heads=2), X, MASK),
    "TransformerStack": lambda: (P.TransformerStack.of(SHAPE), X, MASK),
    "ClassToken": lambda: (P.ClassToken(width=16), X),
    "PatchEmbedding": lambda: (P.PatchEmbedding(patch=8, width=16), COLOURS),
    "LearnedPositions": lambda: (P.LearnedPositions(length=8, width=16), X),
    "GridPositions": lambda: (P.GridPositions(rows=2, columns=2, width=16, before=2), X),
    "interpolate_positions": lambda: (P.interpolate_positions, torch.rand(5, 8), 4),
    "Projector": lambda: (P.Projector(width=8), ROWS),
    "Pixels": lambda: (P.Pixels.of(COLOURS), COLOURS),
    "masked_mean": lambda: (P.masked_mean, X, MASK),
    "first_token": lambda: (P.first_token, X, MASK),
    "patchify": lambda: (P.patchify, COLOURS, 8),
    "unpatchify": lambda: (partial(P.unpatchify, patch=4, size=(16, 16)), PATCHES),
    "random_mask": lambda: (partial(P.random_mask, 4, 16, ratio=0.75, device=GPU),),
    "mask_by_noise": lambda: (P.mask_by_noise, torch.rand(4, 16), 4),
    "take": lambda: (P.take, X, IDS[None].expand(4, -1)),
    "restore_order": lambda: (P.restore_order, torch.rand(4, 4, 8), ROWS[0], masking().restore),
    # encoders
    "attention_maps": lambda: (P.attention_maps, vit().eval(), COLOURS),
    "rollout": lambda: (P.rollout, torch.rand(2, 4, 2, 6, 6)),
    "BagOfWords": lambda: (P.BagOfWords(vocabulary=9, width=16, hidden=8), TEXT, MASK),
    "TextTransformer": lambda: (
        *(P.TextTransformer(vocabulary=9, length=8, shape=SHAPE), TEXT, MASK),
    ),
    "CausalTextTransformer": lambda: (
        *(P.CausalTextTransformer(vocabulary=9, length=8, shape=SHAPE), TEXT, MASK),
    ),
    "GridCNN": lambda: (P.GridCNN(), COLOURS),
    "SmallCNN": lambda: (P.SmallCNN(), GREY),
    "ResNetAnnotations": lambda: (P.ResNetAnnotations(), COLOURS),
    "PlaceCNN": lambda: (P.PlaceCNN(), COLOURS),
    "WholePicture": lambda: (P.WholePicture(places=P.PlaceCNN()), COLOURS),
    "SideBySide": lambda: (P.SideBySide(places=P.PlaceCNN()), COLOURS),
    "RegionFeatures": lambda: (P.RegionFeatures(places=P.PlaceCNN()), COLOURS),
    "propose_boxes": lambda: (partial(P.propose_boxes, count=2), COLOURS),
    "stands_out": lambda: (P.stands_out, COLOURS),
    "connected_parts": lambda: (P.connected_parts, COLOURS[:, 0] > 0.5),
    "Placed": lambda: (P.Placed(P.StoredFeatures(16), places=6), X),
    "PatchTransformer": lambda: (vit().eval(), COLOURS),
    "VisionTransformer": lambda: (vit(), COLOURS),
    # models
    "Classifier": lambda: (P.Classifier(encoder=vit(), classes=3), COLOURS),
    "PlaceKinds": lambda: (*(P.PlaceKinds(places=P.PlaceCNN(), colours=2, shapes=3), COLOURS),),
    "Frozen": lambda: (P.Frozen(vit()), COLOURS),
    "MomentumCopy": lambda: (P.MomentumCopy(vit(), momentum=0.9), COLOURS),
    "Siamese": lambda: (P.SimCLR(**body()), GREY, GREY),
    "SimCLR": lambda: (P.SimCLR(**body()), GREY, GREY),
    "MoCo": lambda: (P.MoCo(**body(), width=8, length=16), GREY, GREY),
    "SwAV": lambda: (P.SwAV(**body(), width=8), GREY, GREY),
    "BYOL": lambda: (P.BYOL(**body(), predictor=P.Projector(width=8, out=8)), GREY, GREY),
    "PredictingTwins": lambda: (
        *(P.PredictingTwins(**body(), predictor=P.Projector(width=8, out=8)), GREY, GREY),
    ),
    "DualEncoder": lambda: (towers(P.DualEncoder), COLOURS, TEXT, MASK),
    "TwoTowers": lambda: (towers(P.DualEncoder), COLOURS, TEXT, MASK),
    "SigmoidDualEncoder": lambda: (towers(P.SigmoidDualEncoder), COLOURS, TEXT, MASK),
    "ResNetTower": lambda: (P.ResNetTower(), COLOURS),
    "BertTower": lambda: (P.BertTower(bert()), TEXT, MASK),
    "ImageTextModel": lambda: (
        *(P.ImageTextModel(image=P.ResNetTower(), text=P.BertTower(bert())), COLOURS, TEXT, MASK),
    ),
    "DistilBertTower": lambda: (P.DistilBertTower(distilbert()), TEXT, MASK),
    "SmallBlip": lambda: (blip(), COLOURS, TEXT),
    "started": lambda: (P.started, TEXT, 2),
    "SameConv": lambda: (P.SameConv(3, 4, 3, stride=2), COLOURS),
    "InvertedBottleneck": lambda: (
        *(P.InvertedBottleneck(3, P.Stage(3, 1, 2, 3, 1), stride=1), COLOURS),
    ),
    "EfficientNetLite": lambda: (P.EfficientNetLite().eval(), COLOURS),
    "StoredFeatures": lambda: (P.StoredFeatures(8, dropout=0.5), ROWS),
    "TwoSenses": lambda: (
        *(P.TwoSenses(picture=P.StoredFeatures(8), vocabulary=4, answers=3), ROWS, IDS),
        torch.ones(4, 2, dtype=torch.bool),
    ),
    "WordSpaceMap": lambda: (P.WordSpaceMap(features=8, names=torch.rand(5, 6)), ROWS),
    "CausalLanguageModel": lambda: (language(), TEXT, torch.rand(4, 3, 16)),
    "CaptionTransformer": lambda: (
        *(P.CaptionTransformer(picture=P.StoredFeatures(16), vocabulary=9, length=8, shape=SHAPE),),
        *(X, TEXT),
    ),
    "Captioner": lambda: (captioner("ShowAndTell"), ROWS, TEXT),
    "ShowAndTell": lambda: (captioner("ShowAndTell"), ROWS, TEXT),
    "MultimodalRNN": lambda: (captioner("MultimodalRNN"), ROWS, TEXT),
    **{
        name: partial(lambda name: (captioner(name), torch.rand(4, 6, 8), TEXT), name)
        for name in ("ShowAttendTell", "HardAttention", "BottomUpTopDown")
    },
    "scaled_tanh": lambda: (P.scaled_tanh, ROWS),
    "VectorToPrefix": lambda: (P.VectorToPrefix(inputs=96, prefix=3, width=16), X),
    "PlacesToPrefix": lambda: (P.PlacesToPrefix(inputs=16, prefix=3, shape=SHAPE), X),
    "EachPlaceToPrefix": lambda: (P.EachPlaceToPrefix(inputs=16, width=16, hidden=24), X),
    "PrefixCaptioner": lambda: (
        P.PrefixCaptioner(
            picture=P.StoredFeatures(16),
            mapping=P.PlacesToPrefix(inputs=16, prefix=3, shape=SHAPE),
            language=language(),
        ),
        *(X, TEXT),
    ),
    "BlindCaptioner": lambda: (P.BlindCaptioner(language=language()), X, TEXT),
    "NormedPlaces": lambda: (P.NormedPlaces(width=16), X),
    "PooledPlaces": lambda: (P.PooledPlaces(inputs=16, hidden=8), X),
    "QuestionReader": lambda: (question_reader(), TEXT, MASK),
    **{
        name: partial(lambda name: (getattr(P, name)(width=8), ROWS, ROWS), name)
        for name in ("Sum", "Product", "Concatenation")
    },
    **dict.fromkeys(("Answerer", "JointAnswerer"), joint_answerer),
    "BlindAnswerer": lambda: (
        *(P.BlindAnswerer(reader=question_reader(), answers=3), X, TEXT, MASK),
    ),
    "DeafAnswerer": lambda: (
        *(P.DeafAnswerer(picture=P.StoredFeatures(8), width=16, answers=3), ROWS, TEXT, MASK),
    ),
    **{
        name: partial(
            lambda name: (getattr(P, name)(width=16), X[:, 0], read_question(), MASK), name
        )
        for name in ("KeepQuestion", "RereadQuestion")
    },
    "Hop": lambda: (*(P.Hop(width=16, ask=P.RereadQuestion), X, X[:, 0], read_question(), MASK),),
    **{
        name: partial(answerer, name)
        for name in (
            *("StackedAttention", "ParallelCoAttention", "AlternatingCoAttention"),
            "DualAttention",
        )
    },
    **{
        name: partial(answerer, "AlternatingCoAttention")
        for name in ("AttendingAnswerer", "CoAttention")
    },
    "NeighbouringPlaces": lambda: (
        *(P.NeighbouringPlaces(places=P.StoredFeatures(16), count=4, width=8), X[:, :4]),
    ),
    "RelationNetwork": partial(answerer, "RelationNetwork"),
    "CoordinateMaps": lambda: (P.CoordinateMaps(), COLOURS),
    "ModulatedBlock": lambda: (P.ModulatedBlock(3), COLOURS, ROWS[:, :3], ROWS[:, :3]),
    "FiLM": lambda: (
        P.FiLM(picture=P.StoredFeatures(16), reader=question_reader(), answers=3),
        *(X[:, :4], TEXT, MASK),
    ),
    "NeuralModules": lambda: (neural_modules(), X, PROGRAMS),
    "Filter": lambda: program_step(P.Filter(("red",), width=16), "red"),
    "Unique": lambda: program_step(P.Unique()),
    "Relate": lambda: program_step(P.Relate(("left",), places=6, width=16), "left"),
    "Exists": lambda: program_step(P.Exists(WORDS)),
    "Count": lambda: program_step(P.Count(WORDS)),
    "More": lambda: program_step(P.More(WORDS)),
    "Describe": lambda: program_step(P.Describe(("red",), WORDS, width=16)),
    "Says": lambda: (P.Says(("red",), WORDS), ROWS[:, :1]),
    "as_weights": lambda: (P.as_weights, ROWS),
    "unit": lambda: (P.unit, ROWS),
    "MemoryNetwork": lambda: (memory_network(), ROWS, TEXT, MASK, P.Base(ROWS, IDS % 3, IDS)),
    "MemoryAttention": lambda: (P.MemoryAttention(width=16), X, X[:, 0], MASK),
    "DualStep": lambda: (P.DualStep(width=16), X, X, MASK, X[:, 0]),
    "VisibleEncoder": lambda: (mae().encoder, COLOURS),
    "PatchDecoder": lambda: (mae().decoder, torch.rand(4, 5, 16), masking().restore),
    "MaskedAutoencoder": lambda: (mae(), COLOURS, masking()),
    "Twins": lambda: (P.Twins(**body()), GREY, GREY),
    "Prototypes": lambda: (P.Prototypes(width=8, prototypes=3), ROWS),
    "DINO": lambda: (P.DINO(**body(), width=8), GREY, GREY),
    **{
        name: partial(lambda name: (latent(name), COLOURS, masking()), name)
        for name in ("LatentAutoencoder", "SelfPredictor")
    },
    "SmallVilt": lambda: (pixel_vilt(), COLOURS, TEXT, MASK),
    "ViltAnswerer": lambda: (P.ViltAnswerer(vilt=pixel_vilt(), answers=3), COLOURS, TEXT, MASK),
    "ViltPretrainer": lambda: (P.ViltPretrainer(vilt=pixel_vilt()), COLOURS, TEXT, MASK),
    "SteeredGist": lambda: (P.SteeredGist(film=film()), X[:, :4], TEXT, MASK),
    "AnswerWriter": lambda: (answer_writer(), X[:, :4], TEXT, MASK, TEXT),
    # losses
    "pair_logits": lambda: (P.pair_logits, ROWS, ROWS, torch.tensor(3.0)),
    "clip_loss": lambda: (P.clip_loss, ROWS, ROWS, torch.tensor(3.0)),
    "multi_positive_clip_loss": lambda: (P.multi_positive_clip_loss, ROWS, ROWS, 3.0, IDS),
    "twin_clip_loss": lambda: (P.twin_clip_loss, ROWS, ROWS, ROWS, 1 - ROWS, torch.tensor(3.0)),
    "siglip_loss": lambda: (P.siglip_loss, ROWS, ROWS, 3.0, torch.tensor(-1.0)),
    "nt_xent": lambda: (P.nt_xent, ROWS, ROWS),
    "attraction": lambda: (P.attraction, ROWS, ROWS),
    "require_pairs": lambda: (P.require_pairs, ROWS, ROWS),
    "require_crowd": lambda: (P.require_crowd, ROWS, ROWS),
    "require_rows": lambda: (lambda rows: P.require_rows(rows=rows), ROWS),
    "queue_info_nce": lambda: (P.queue_info_nce, ROWS, ROWS, torch.rand(16, 8)),
    "barlow_twins_loss": lambda: (P.barlow_twins_loss, ROWS, ROWS),
    "cross_correlation": lambda: (P.cross_correlation, ROWS, ROWS),
    "standardise": lambda: (P.standardise, ROWS),
    "vicreg_loss": lambda: (P.vicreg_loss, ROWS, ROWS),
    "variance_term": lambda: (P.variance_term, ROWS),
    "covariance_term": lambda: (P.covariance_term, ROWS),
    "beside_diagonal": lambda: (P.beside_diagonal, SCORES),
    "distillation_loss": lambda: (
        *(lambda one, two, c: P.distillation_loss(one, two, centre=c), ROWS, ROWS, ROWS[0]),
    ),
    "sharpen": lambda: (lambda one, c: P.sharpen(one, centre=c, temperature=0.1), ROWS, ROWS[0]),
    "swapped_loss": lambda: (P.swapped_loss, ROWS, ROWS),
    "sinkhorn": lambda: (P.sinkhorn, ROWS),
    "own_choice": lambda: (P.own_choice, ROWS),
    "regression_loss": lambda: (P.regression_loss, ROWS, ROWS),
    "mined_triplet_loss": lambda: (
        *(partial(P.mined_triplet_loss, choose=P.semi_hard), ROWS, ROWS),
    ),
    "hinge_rank_loss": lambda: (P.hinge_rank_loss, ROWS, ROWS, IDS),
    "doubly_stochastic_loss": lambda: (P.doubly_stochastic_loss, X.softmax(dim=2), MASK),
    "reinforce_loss": lambda: (P.reinforce_loss, ROWS[0], ROWS[1]),
    "soft_answer_loss": lambda: (P.soft_answer_loss, ROWS, ROWS.sigmoid()),
    "next_token_loss": lambda: (P.next_token_loss, X, TEXT + 1),
    "product_of_experts_loss": lambda: (P.product_of_experts_loss, ROWS, 1 - ROWS, IDS),
    "softened": lambda: (P.softened, ROWS),
    "reweighted_loss": lambda: (P.reweighted_loss, ROWS, 1 - ROWS, IDS),
    "hardest": lambda: (P.hardest, SCORES[0], SCORES),
    "semi_hard": lambda: (P.semi_hard, SCORES[0], SCORES),
    "normalise_patches": lambda: (P.normalise_patches, PATCHES),
    "masked_reconstruction_loss": lambda: (
        *(P.masked_reconstruction_loss, PATCHES, PATCHES, masking().hidden),
    ),
    "alignment_cost": lambda: (P.alignment_cost, X, X),
    "transport_plan": lambda: (P.transport_plan, X, MASK),
    "alignment_distance": lambda: (P.alignment_distance, X, X, MASK),
    "word_patch_alignment_loss": lambda: (P.word_patch_alignment_loss, ROWS[0], ROWS[0] > 0),
    "cover_words": lambda: (partial(P.cover_words, cover=8), TEXT, MASK),
    "masked_words_loss": lambda: (P.masked_words_loss, X, TEXT, MASK),
    "hard_negatives": lambda: (P.hard_negatives, SCORES),
    "matching_loss": lambda: (P.matching_loss, ROWS[:, :2], MASK[:, 0]),
    "self_critical_loss": lambda: (P.self_critical_loss, ROWS[:, :6], MASK, ROWS[:, 0], ROWS[:, 1]),
    # metrics
    "pairwise_wins": lambda: (P.pairwise_wins, ROWS[0], ROWS[1]),
    "pairwise_accuracy": lambda: (P.pairwise_accuracy, ROWS[0], ROWS[1]),
    "clip_score": lambda: (P.clip_score, ROWS, ROWS),
    "ref_clip_score": lambda: (P.ref_clip_score, ROWS, ROWS, ROWS[:, None]),
    "singular_values": lambda: (P.singular_values, ROWS),
    "effective_rank": lambda: (P.effective_rank, ROWS),
    "spread": lambda: (P.spread, ROWS),
    "modality_gap": lambda: (P.modality_gap, ROWS, ROWS),
    "alignment": lambda: (P.alignment, ROWS, ROWS),
    "uniformity": lambda: (P.uniformity, ROWS),
    "knn_accuracy": lambda: (partial(P.knn_accuracy, k=2), ROWS, IDS, ROWS, IDS),
    "vote": lambda: (partial(P.vote, k=2), ROWS, IDS, ROWS, IDS),
    "hit_probability": lambda: (P.hit_probability, SCORES, IDS, 1),
    "recall_at_k": lambda: (P.recall_at_k, SCORES, SCORES > 0, (1, 5)),
    "expected_ranks": lambda: (P.expected_ranks, SCORES, IDS),
    "median_rank": lambda: (P.median_rank, SCORES, IDS),
    "two_way_recall": lambda: (P.two_way_recall, SCORES, SCORES > 0),
    "same_image": lambda: (P.same_image, IDS, IDS),
    "count_ties": lambda: (P.count_ties, SCORES, SCORES > 0),
    "occurrences": lambda: (P.occurrences, SCORES, 2),
    "judged_answers": lambda: (P.judged_answers, ROWS[0], TRUE),
    "reliability": lambda: (P.reliability, ROWS[0], TRUE),
    "expected_calibration_error": lambda: (P.expected_calibration_error, ROWS[0], TRUE),
    "risk_coverage": lambda: (P.risk_coverage, ROWS[0], TRUE),
    "area_under_risk": lambda: (P.area_under_risk, ROWS[0], TRUE),
    "coverage_at_risk": lambda: (P.coverage_at_risk, ROWS[0], TRUE),
    "implied_accuracy": lambda: (P.implied_accuracy, TRUE, TRUE),
    "agreement": lambda: (P.agreement, IDS.float(), IDS),
    "contradictions": lambda: (P.contradictions, TRUE, 1 - TRUE),
    "yes_no_scores": lambda: (P.yes_no_scores, TRUE, 1 - TRUE),
}
ELSEWHERE = {"linear_probe", "train_probe", "choose_penalty"}
ELSEWHERE |= {"choose_k", "held_out_folds", "best_setting"}
ELSEWHERE |= {"skewness", "count_table", "decompose", "mutual_information", "specific_information"}
"""Not on a GPU: scikit-learn, and tables of counts on the CPU whose numbers decide."""


def test_nothing_is_forgotten() -> None:
    assert set(CALLS) | set(fusion.CALLS) | ELSEWHERE == PARTS | {"random_mask"}


@pytest.mark.parametrize("name", CALLS)
def test_runs_on_a_gpu(name: str) -> None:
    """Measures bring what they get to the CPU, and answer there."""
    there = torch.device("cpu") if name in MEASURES else GPU
    for result in tensors(run_there(CALLS[name])):
        assert result.device == there
