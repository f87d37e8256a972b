"""Does a model that learned to bind in one wording bind in another one?"""

import torch

from multimodal.data.scenes.grammar import TEMPLATES, say, statements
from multimodal.language import DATA_LANGUAGES
from multimodal.metrics.binding import pairwise_accuracy
from multimodal.models.dual_encoder import TwoTowers
from multimodal.recipes.clip.false_twins import exchanged
from multimodal.recipes.pairs.search import embed_images, embed_texts
from multimodal.recipes.pairs.tasks import SceneTask


def swap_in_wording(model: TwoTowers, task: SceneTask, wording: int, *, side: int = 0) -> float:
    """The swap test told in one of the grammar's wordings, with the two things exchanged.

    Args:
        model: asked about the unseen scenes, in all languages.
        task: whose scenes they are.
        wording: 0 is that of :func:`multimodal.recipes.clip.hard_negatives.binding`.
        side: 0 tells a scene from its left or upper thing, 1 from the other one.

    Returns:
        The share decided rightly, a tie counted as half; guessing gives one half.

    Raises:
        ValueError: a wording that the grammar does not have.
    """
    if not 0 <= wording < len(TEMPLATES["en"]):
        raise ValueError(f"the grammar has wordings 0 to {len(TEMPLATES['en']) - 1}, not {wording}")
    told = [statements(scene)[side] for scene in task.test.scenes]
    pictures = embed_images(model, task.test.images)
    scores: tuple[list[torch.Tensor], list[torch.Tensor]] = ([], [])
    for language in DATA_LANGUAGES:
        for kept, said in zip(
            scores, (told, [exchanged(s, colours=False) for s in told]), strict=True
        ):
            texts = [say(statement, language, wording) for statement in said]
            kept.append((pictures * embed_texts(model, texts, task.tokenizer)).sum(dim=1))
    true, false = (torch.cat(kept) for kept in scores)
    tied = (true - false).abs() < 1e-5  # the same words summed in another order
    return pairwise_accuracy(true, false.where(~tied, true))
