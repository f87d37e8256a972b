"""Tables of the chapter on the Vision Transformer."""

import pandas as pd
from reading import shows

from multimodal.metrics.paired import Lead
from multimodal.metrics.vit_size import VIT_SIZES
from multimodal.plots.vit.vit_tables import (
    data_table,
    leads_table,
    resolution_table,
    sizes_table,
    stability_table,
    variants_table,
)

KINDS = ("vit_none", "vit", "vit_mean", "vit_rotary", "vit_sinusoidal")
KINDS += ("pixels_linear", "vit_untrained")
STUDY = pd.DataFrame(
    [
        {"variant": kind, "test_accuracy": 0.2 + place / 10 + shift, "train_accuracy": 1.0}
        for place, kind in enumerate(sorted(KINDS))
        for shift in (0, 0.01, 0.05)
    ]
)


@shows("vit", variants_table, STUDY, KINDS)
def test_variants_in_the_order_asked_for_with_mean_least_and_greatest(shown, words) -> None:
    assert shown.index.tolist() == [words(f"variant_{kind}") for kind in KINDS]
    assert shown.columns.tolist() == [words("mean"), words("from"), words("to")]
    for kind in KINDS:
        base = 20 + 10 * sorted(KINDS).index(kind)
        row = shown.loc[words(f"variant_{kind}")].tolist()
        assert row == [percent(words, base + 2), percent(words, base), percent(words, base + 5)]


def percent(words, value: float) -> str:
    return f"{value:.1f}%" if words.language == "zh" else f"{value:.1f}\N{NO-BREAK SPACE}%"


WAYS = ("plain", "stretched", "appended", "stretched_tuned", "appended_tuned")
RECIPES = pd.DataFrame(
    [
        {
            "variant": name,
            "recipe": way,
            "pictures": size,
            "test_accuracy": low + place / 10 + shift,
        }
        for name, low in (("vit", 0.2), ("cnn", 0.3))
        for size in (200, 5000)
        for place, way in enumerate(WAYS)
        for shift in (0, 0.01, 0.05)
    ]
)


@shows("vit", resolution_table, RECIPES)
def test_the_vit_at_two_resolutions(shown, words) -> None:
    heads = ["at_28", *(f"at_35_{way}" for way in WAYS[1:])]
    assert shown.index.tolist() == [words(head) for head in heads]
    assert shown.loc[words("at_35_appended")].tolist() == [
        percent(words, value) for value in (42, 40, 45)
    ]


@shows("vit", data_table, RECIPES[:-3], [("cnn", "plain"), ("vit", "plain")])
def test_means_by_number_of_pictures(shown, words) -> None:
    assert shown.columns.tolist() == ["200", "5\N{NARROW NO-BREAK SPACE}000"]
    assert shown.index.tolist() == [words("row_cnn_plain"), words("row_vit_plain")]
    assert shown.loc[words("row_cnn_plain")].tolist() == [percent(words, 32)] * 2


FEW = RECIPES[RECIPES["pictures"] == 200].assign(recipe="longer")
FEW = pd.concat([FEW, RECIPES[RECIPES["recipe"] == "plain"]])


@shows("vit", data_table, FEW, [("vit", "longer"), ("vit", "plain")])
def test_a_dash_where_nothing_was_run(shown, words) -> None:
    assert shown.loc[words("row_vit_longer")].tolist()[1] == "–"
    assert shown.loc[words("row_vit_plain")].tolist() == [percent(words, 22)] * 2


NAMES = ("vit", "cnn")
ROWS = [
    *((name, "plain") for name in ("pixels_linear", "pixels_neighbours", *NAMES)),
    *((f"{name}_untrained", "plain") for name in NAMES),
    *((name, recipe) for name in NAMES for recipe in ("augmented", "longer")),
]
EVERY = pd.DataFrame(
    [
        {"variant": name, "recipe": recipe, "pictures": 200, "test_accuracy": 0.2 + place / 20}
        for place, (name, recipe) in enumerate(ROWS)
    ]
)


@shows("vit", data_table, EVERY, ROWS)
def test_every_baseline_and_recipe_has_its_row(shown, words) -> None:
    assert shown.index.tolist() == [words(f"row_{name}_{recipe}") for name, recipe in ROWS]
    assert shown["200"].tolist() == [percent(words, 20 + 5 * row) for row in range(len(ROWS))]


LEADS = {
    "token_over_mean": Lead(0.012, 0.001, 0.023, every_seed=True),
    "rotary_over_learned": Lead(-0.0004, -0.01, 0.002, every_seed=False),
    **{
        name: Lead(0.1, 0.05, 0.15, every_seed=True)
        for name in (
            *(f"cnn_over_vit_{size}" for size in ("200", "1000", "5000", "20000", "longer")),
            *("learned_over_none", "pixels_over_none", "sinusoidal_over_learned"),
            *("stretched_over_appended", "stretched_over_appended_tuned"),
        )
    },
}


@shows("vit", leads_table, LEADS)
def test_a_lead_with_its_interval_and_the_verdict(shown, words) -> None:
    assert shown.index.tolist() == [words(name) for name in LEADS]
    first, second = (shown.iloc[row].tolist() for row in (0, 1))
    assert first == [words("ahead"), "+1.2", words("from_to", low=0.1, high=2.3), words("yes")]
    unsure = words("from_to", low=-1.0, high=0.2)
    assert second == [words("not_told_apart"), "+0.0", unsure, words("no")]


STABILITY = pd.DataFrame(
    [
        {"variant": name, "recipe": recipe, "test_accuracy": low + shift}
        for name, low in (("vit_unbiased", 0.2), ("vit_qk_norm", 0.6))
        for recipe in ("rate_1", "rate_10")
        for shift in (0, 0.01, 0.05)
    ]
)


@shows("vit", stability_table, STABILITY, {"rate_1": 0.003, "rate_10": 0.03})
def test_with_and_without_normalised_queries_by_learning_rate(shown, words) -> None:
    assert shown.columns.tolist() == ["0.003", "0.03"]
    expected = words("mean_from_to", mean=62, min=60, max=65)
    assert shown.loc[words("variant_vit_qk_norm")].tolist() == [expected] * 2


SIZES = {name: VIT_SIZES[name] for name in ("Ti/16", "22B/14")}
PRINTED = {"22B/14": 21_743, "Ti/16": 5.5}
COUNTED = {"22B/14": 21_742_000_000, "Ti/16": 5_717_416}


@shows("vit", sizes_table, SIZES, PRINTED, COUNTED)
def test_sizes_in_the_typography_of_the_language(shown, words) -> None:
    thin = "\N{NARROW NO-BREAK SPACE}"
    heads = ("width", "depth", "heads", "hidden", "printed", "counted")
    assert shown.columns.tolist() == [words(head) for head in heads]
    assert shown.loc["ViT-Ti/16"].tolist() == ["192", 12, 3, "768", "5.5", "5.7"]
    assert shown.loc["ViT-22B/14"].tolist() == [
        f"6{thin}144",
        48,
        48,
        f"24{thin}576",
        f"21{thin}743",
        f"21{thin}742.0",
    ]
    assert shown.index.tolist() == ["ViT-Ti/16", "ViT-22B/14"]
    assert shown.index.name == words("model")
