"""The main table of *Show, Attend and Tell*, quoted.

Source: Xu et al. 2015 (arXiv 1502.03044), table 1. The marks are explained where the table stands.
"""

import pandas as pd

from multimodal.language import Words

SCORES = ("BLEU-1", "BLEU-2", "BLEU-3", "BLEU-4", "METEOR")
ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("Flickr8k", "Google NIC", "†Σ", "63 41 27 – –"),
    ("Flickr8k", "Log Bilinear", "◦", "65.6 42.4 27.7 17.7 17.31"),
    ("Flickr8k", "soft_attention", "", "67 44.8 29.9 19.5 18.93"),
    ("Flickr8k", "hard_attention", "", "67 45.7 31.4 21.3 20.30"),
    ("Flickr30k", "Google NIC", "†◦Σ", "66.3 42.3 27.7 18.3 –"),
    ("Flickr30k", "Log Bilinear", "", "60.0 38 25.4 17.1 16.88"),
    ("Flickr30k", "soft_attention", "", "66.7 43.4 28.8 19.1 18.49"),
    ("Flickr30k", "hard_attention", "", "66.9 43.9 29.6 19.9 18.46"),
    ("COCO", "CMU/MS Research", "a", "– – – – 20.41"),
    ("COCO", "MS Research", "†a", "– – – – 20.71"),
    ("COCO", "BRNN", "◦", "64.2 45.1 30.4 20.3 –"),
    ("COCO", "Google NIC", "†◦Σ", "66.6 46.1 32.9 24.6 –"),
    ("COCO", "Log Bilinear", "◦", "70.8 48.9 34.4 24.3 20.03"),
    ("COCO", "soft_attention", "", "70.7 49.2 34.4 24.3 23.90"),
    ("COCO", "hard_attention", "", "71.8 50.4 35.7 25.0 23.04"),
)
"""data, model, marks, scores"""
OURS = ("soft_attention", "hard_attention")
"""the models of the paper, which are called by words"""


def published_table(*, words: Words) -> pd.DataFrame:
    """A row per model and data set, as printed."""
    rows = [
        {
            words("data_set"): data,
            words("model"): f"{words(model) if model in OURS else model} {marks}".strip(),
            **dict(zip(SCORES, scores.split(), strict=True)),
        }
        for data, model, marks, scores in ROWS
    ]
    return pd.DataFrame(rows).set_index(words("data_set"))
