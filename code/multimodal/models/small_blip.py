"""BLIP in small, from parts of ``transformers``: one text network reads, judges and writes.

Letters: B batch, L places of the picture, M tokens, V entries of the vocabulary, D width.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import BlipTextConfig, BlipTextModel, BlipVisionConfig, BlipVisionModel
from transformers.models.blip.modeling_blip_text import BlipTextLMHeadModel

from multimodal.layers.patches import Pixels
from multimodal.models.captioners.captioner import Captioner, State

READ = 2
"""first token of a text that is read alone: ``token_ids.START``"""
SCALE, MOST = 10.0, 100.0
"""inverse temperature of the contrastive loss at the start, and its limit"""


class SmallBlip(Captioner):
    """A Vision Transformer, and a text Transformer with three uses of nearly the same weights.

    It reads a text alone, it judges a text that looks at the picture through cross-attention, and
    it writes. Writing has a self-attention of its own, which sees only what stands before. All
    other weights are shared. The first token says which use is meant.

    Args:
        vision: sizes of the image tower.
        text: sizes of the text network; its last id asks for a judgement.
        shared: width of the space in which pictures and texts are compared.

    Source: Li et al. 2022 (arXiv 2201.12086), section 3.1.
    """

    def __init__(self, *, vision: BlipVisionConfig, text: BlipTextConfig, shared: int = 64) -> None:
        super().__init__()
        self.pixels = Pixels(mean=0.85, deviation=0.25)
        self.vision = BlipVisionModel(vision)
        self.writer = BlipTextLMHeadModel(text)
        self.writer.post_init()  # versions before 5 leave weights and ties to a larger model
        self.reader = BlipTextModel(text, add_pooling_layer=False)
        share_all_but_self_attention(self.writer.bert, self.reader)
        self.image_head = nn.Linear(vision.hidden_size, shared)
        self.text_head = nn.Linear(text.hidden_size, shared)
        self.match_head = nn.Linear(text.hidden_size, 2)
        self.log_scale = nn.Parameter(torch.tensor(math.log(SCALE)))
        self.judge_token = text.vocab_size - 1

    def scale(self) -> Tensor:
        """Inverse temperature of the contrastive loss."""
        return self.log_scale.exp().clamp(max=MOST)

    def see(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) in [0, 1] → states (B, 1 + L, D), the first one of the whole."""
        return self.vision(self.pixels(images)).last_hidden_state

    def compare(self, seen: Tensor, tokens: Tensor) -> tuple[Tensor, Tensor]:
        """States of pictures and texts (B, M), each alone → two (B, shared), rows of length 1."""
        read = self.reader(started(tokens, READ), attention_mask=(tokens != 0).long())
        text = self.text_head(read.last_hidden_state[:, 0])
        return F.normalize(self.image_head(seen[:, 0]), dim=1), F.normalize(text, dim=1)

    def judge(self, seen: Tensor, tokens: Tensor) -> Tensor:
        """States of pictures with a text (B, M) each → logits (B, 2) of *wrong* and *right*."""
        states = self.reader(
            started(tokens, self.judge_token),
            attention_mask=(tokens != 0).long(),
            encoder_hidden_states=seen,
        ).last_hidden_state
        return self.match_head(states[:, 0])

    def write(self, seen: Tensor, tokens: Tensor) -> Tensor:
        """States of pictures and the tokens so far (B, M) → logits (B, M, V) of what follows."""
        return self.writer(tokens, encoder_hidden_states=seen, use_cache=False).logits

    def begin(self, images: Tensor) -> State:
        """The states of the pictures, and no token yet."""
        return self.see(images), torch.zeros(len(images), 0, dtype=torch.long, device=images.device)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """Tokens (B,) → logits (B, V); all tokens so far are read again."""
        so_far = torch.cat((state[1], tokens[:, None]), dim=1)
        return self.write(state[0], so_far)[:, -1], (state[0], so_far)

    def forward(self, images: Tensor, tokens: Tensor) -> Tensor:
        """Teacher forcing, all tokens at once."""
        return self.write(self.see(images), tokens)


def share_all_but_self_attention(writer: BlipTextModel, reader: BlipTextModel) -> None:
    """Let the reader use the writer's words, cross-attention and feed-forward layers."""
    reader.embeddings = writer.embeddings
    for one, other in zip(writer.encoder.layer, reader.encoder.layer, strict=True):
        other.crossattention = one.crossattention
        other.intermediate = one.intermediate
        other.output = one.output


def started(tokens: Tensor, first: int) -> Tensor:
    """The same tokens (B, M) behind another first one."""
    return torch.cat((torch.full_like(tokens[:, :1], first), tokens[:, 1:]), dim=1)
