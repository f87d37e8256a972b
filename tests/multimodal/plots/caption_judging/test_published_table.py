"""A table quoted from a paper: as printed, with its marks."""

from reading import shows

from multimodal.plots.caption_judging.published_table import SCORES, published_table


@shows("caption_judging", published_table)
def test_the_table_stands_as_in_the_paper(shown, words) -> None:
    assert list(shown.columns) == [words("model"), *SCORES]
    assert shown.index.tolist() == ["Flickr8k"] * 4 + ["Flickr30k"] * 4 + ["COCO"] * 7
    models = shown[words("model")].tolist()
    assert models[0] == "Google NIC †Σ"
    assert models[-2:] == [words("soft_attention"), words("hard_attention")]
    assert shown["BLEU-4"].iloc[-1] == "25.0"
    own = shown[[name in models[-2:] for name in models]]
    for data, rows in own.groupby(level=0):
        soft, hard = rows["METEOR"].astype(float)
        assert (soft > hard) == (data != "Flickr8k")
        soft, hard = rows["BLEU-4"].astype(float)
        assert hard > soft
