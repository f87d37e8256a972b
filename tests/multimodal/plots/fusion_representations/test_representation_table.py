"""Means, ranges, codes of one length, and strokes where there is nothing."""

import pandas as pd
from reading import shows

from multimodal.plots.fusion_representations.representation_table import (
    CASES,
    price_table,
    representation_table,
)
from multimodal.recipes.fusion_representations.binary_codes import CODES
from multimodal.recipes.fusion_representations.coordinated_spaces import SPACES
from multimodal.recipes.fusion_representations.joint_trial import ALONE, JOINT

SYSTEMS = [
    *("chance", "common", *ALONE, "late", *JOINT, "mfm", *SPACES, *CODES),
    *(f"{name}_dropout" for name in ("concatenation", "product", "tensor")),
]
COLUMNS = [
    *("system", "bits", "both", *CASES, "recall_10", "parameters", "kept_bits", "pair_products")
]
TABLE = pd.DataFrame(
    [
        ("tensor", 0, 0.7, 0.5, 0.4, 0.3, 0.2, None, 51_234, 1536, 90_000),
        ("tensor", 0, 0.8, 0.7, 0.4, 0.3, 0.2, None, 51_234, 1536, 90_000),
        ("pair_hashing", 32, 0.1, *[0.1] * 5, 1, 32, 0),
        ("pair_hashing", 64, 0.6, *[0.5] * 4, 0.25, 20_000, 64, 0),
        *[
            (name, 0, 0.5, *[0.5] * 4, None, 5, None, None)
            for name in SYSTEMS
            if name not in ("tensor", "pair_hashing")
        ],
    ],
    columns=COLUMNS,
)


@shows("fusion_representations", representation_table, TABLE, SYSTEMS)
def test_percent_of_each_case(shown, words) -> None:
    heads = ("system", "both", *CASES, "recall_10")
    assert list(shown) == [words(f"head_{name}") for name in heads]
    by_name = shown.set_index(words("head_system"))
    assert list(by_name.index) == [words(f"system_{name}") for name in SYSTEMS]
    assert len(set(by_name.index)) == len(SYSTEMS)
    tensor = by_name.loc[words("system_tensor")].tolist()
    assert tensor == ["75.0 (70.0–80.0)", "60", "40", "30", "20", "–"]
    hashed = by_name.loc[words("system_pair_hashing")].tolist()
    assert hashed == ["60.0", "50", "50", "50", "50", "25"]


@shows("fusion_representations", price_table, TABLE, ["tensor", "pair_hashing", "mfm"])
def test_bytes_and_multiplications(shown, words) -> None:
    narrow = "\N{NARROW NO-BREAK SPACE}"
    heads = ("system", "parameters", "kept", "pair")
    assert list(shown) == [words(f"head_{name}") for name in heads]
    assert shown.to_numpy().tolist() == [
        [words("system_tensor"), f"51{narrow}234", "192", f"90{narrow}000"],
        [words("system_pair_hashing"), f"20{narrow}000", "8", "0"],
        [words("system_mfm"), "5", "–", "–"],
    ]
