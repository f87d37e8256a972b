"""Another model than DistilBERT is refused; the recipe itself is tried by the study's test."""

import pytest
import torch
from transformers import BertConfig, BertModel, BertTokenizerFast

from multimodal.recipes.contrastive.locked_image_text import pretrained_locked


def test_another_model_is_refused(tmp_path):
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a"]
    (tmp_path / "vocab.txt").write_text("\n".join(words))
    torch.manual_seed(0)
    sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1}
    BertModel(BertConfig(**sizes, intermediate_size=8, vocab_size=6)).save_pretrained(tmp_path)
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    with pytest.raises(ValueError, match="is a BertModel: choose a DistilBertModel"):
        pretrained_locked(tmp_path, weights=None)
