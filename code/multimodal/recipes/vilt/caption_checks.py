"""What a pretrained ViLT knows: which caption belongs to a picture, which word is covered, which
patch a word stands for.

Letters: P pictures, M words, N patches.
"""

from itertools import pairwise

import torch
from torch import Tensor

from multimodal.data.pairs import as_floats
from multimodal.data.questions.crowd import GRID, cell_of
from multimodal.data.questions.question_set import QuestionSet
from multimodal.losses.masked_words import cover_words
from multimodal.losses.word_patch_alignment import alignment_cost, transport_plan
from multimodal.models.answerers.vilt_heads import Guesses, ViltPretrainer
from multimodal.recipes.vilt.caption_objectives import SHARE
from multimodal.recipes.vilt.crowd_caption_loader import CAPTIONS_EACH, caption_texts
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import PAD
from multimodal.training.seeds import seeded


def caption_scores(
    model: ViltPretrainer, questions: QuestionSet, tokenizer: Tokenizer, *, language: str
) -> dict[str, float]:
    """Three shares between 0 and 1 for unseen pictures, one caption each.

    ``match``: pairs told rightly, half of them wrong; ``words``: covered words guessed; ``points``:
    captions whose first named thing, by its shape, is laid onto the patch where it stands most of
    all. Guessing gives ½ and 1/N for the first and the last.
    """
    texts = caption_texts(questions, language, seed=1)[::CAPTIONS_EACH]
    tokens, _ = tokenizer.encode_batch(texts)
    images = as_floats(questions.images)
    own, other = guess(model, images, tokens), guess(model, images, tokens.roll(1, dims=0))
    with seeded(0):
        cover = model.vilt.words.num_embeddings - 1
        covered = cover_words(tokens, tokens != PAD, cover=cover, share=SHARE)
    words = guess(model, images, covered.tokens, mask=tokens != PAD).words.argmax(dim=2)
    told = torch.cat([own.match.argmax(dim=1) == 1, other.match.argmax(dim=1) == 0])
    return {
        "match": _share(told),
        "words": _share((words == tokens)[covered.hidden]),
        "points": _share(first_things_found(own, questions, tokens, tokenizer, texts)),
    }


def guess(
    model: ViltPretrainer, images: Tensor, tokens: Tensor, *, mask: Tensor | None = None
) -> Guesses:
    """What the model says of pictures (P, 3, 48, 48) and captions (P, M), on the CPU."""
    device = next(model.parameters()).device
    mask = tokens != PAD if mask is None else mask
    model.eval()
    with torch.inference_mode():
        said = model(images.to(device), tokens.to(device), mask.to(device))
    return Guesses(*(part.cpu() for part in said))


def plan_of(said: Guesses, tokens: Tensor) -> Tensor:
    """Where each word is laid: (P, M, N), of a real word each row sums to 1."""
    plan = transport_plan(alignment_cost(said.word_states, said.patch_states), tokens != PAD)
    return plan / plan.sum(dim=2, keepdim=True).clamp_min(torch.finfo(plan.dtype).tiny)


def first_things_found(
    said: Guesses, questions: QuestionSet, tokens: Tensor, tokenizer: Tokenizer, texts: list[str]
) -> Tensor:
    """(P,) bool: is the first shape that a caption names laid onto the patch of its thing?"""
    plan, found = plan_of(said, tokens), []
    side = int(plan.shape[2] ** 0.5)
    for row, (crowd, text) in enumerate(zip(questions.crowds, texts, strict=True)):
        names = text.split()
        thing = min(crowd.things, key=lambda thing: _first(names, " ".join(thing.kind)))
        (shape,) = tokenizer.encode(thing.shape)
        place = int((tokens[row] == shape).nonzero()[0])
        column, line = (index * side // GRID for index in cell_of(thing))
        found.append(int(plan[row, place].argmax()) == line * side + column)
    return torch.tensor(found)


def _first(names: list[str], kind: str) -> int:
    """Where a kind is named first; after everything if it is not."""
    pairs = [f"{one} {two}" for one, two in pairwise(names)]
    return pairs.index(kind) if kind in pairs else len(names)


def _share(which: Tensor) -> float:
    return float(which.float().mean())
