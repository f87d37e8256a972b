"""Tables of the chapter on the Vision Transformer."""

import pandas as pd
from reading import shows

from multimodal.metrics.vit_size import VIT_SIZES
from multimodal.plots.vit.vit_tables import epochs_table, sizes_table, variants_table

KINDS = ("vit_none", "vit", "vit_mean", "vit_rotary", "vit_sinusoidal")
STUDY = pd.DataFrame(
    [
        {"variant": kind, "test_accuracy": 0.5 + place / 10 + shift, "train_accuracy": 1.0}
        for place, kind in enumerate(sorted(KINDS))
        for shift in (0, 0.01, 0.05)
    ]
)


@shows("vit", variants_table, STUDY, KINDS)
def test_variants_in_the_order_asked_for_with_mean_least_and_greatest(shown, words) -> None:
    assert shown.index.tolist() == [words(f"variant_{kind}") for kind in KINDS]
    assert shown.columns.tolist() == [words("mean"), words("from"), words("to")]
    for kind in KINDS:
        base = 50 + 10 * sorted(KINDS).index(kind)
        row = shown.loc[words(f"variant_{kind}")].tolist()
        assert row == [f"{base + 2}.0 %", f"{base}.0 %", f"{base + 5}.0 %"]


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


@shows("vit", epochs_table, [1.5, 1.0], [0.3, 0.456])
def test_one_column_an_epoch(shown, words) -> None:
    assert shown.columns.tolist() == [1, 2]
    assert shown.columns.name == words("epoch")
    assert shown.loc[words("loss")].tolist() == ["1.5000", "1.0000"]
    assert shown.loc[words("train_percent")].tolist() == ["30.00", "45.60"]
