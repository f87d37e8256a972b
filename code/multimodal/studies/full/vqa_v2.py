"""Train an answerer on VQA v2: stacked attention over ResNet-18, a closed list of answers.

``python -m multimodal.studies.full.vqa_v2 --folder DATA --checkpoint RUN.pt`` computes the
annotation vectors of all photographs once (in pieces beside the checkpoint), trains, goes on where
a stopped run left off, and answers the questions of the validation part. Beside the checkpoint it
writes the VQA accuracy, and the answers in the form that the evaluation server reads. Meant for a
GPU. ``--download`` fetches the official files.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from torch import Tensor

from multimodal.data.public.asked_files import AskedFiles
from multimodal.data.public.vqa import PARTS, load_vqa
from multimodal.encoders.placed import Placed
from multimodal.losses.soft_answers import soft_answer_loss
from multimodal.models.answerers.answerer import Answerer
from multimodal.models.answerers.normed_places import NormedPlaces
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.stacked_attention import StackedAttention
from multimodal.presets import default_device
from multimodal.recipes.photo_captions.annotated_files import annotate
from multimodal.recipes.vqa.answer_list import LEAST, AnswerList
from multimodal.recipes.vqa.vqa_answers import answer_files, server_results, vqa_scores
from multimodal.recipes.vqa.vqa_loader import SoftBatch, VqaLoader
from multimodal.studies.card import Run, devices_of
from multimodal.studies.command import count, one_sentence
from multimodal.studies.full.photo_options import frozen_resnet, photo_parser
from multimodal.studies.full.photo_training import train_with_checkpoints, write_json
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.history import History
from multimodal.training.seeds import seeded

MODULE = "multimodal.studies.full.vqa_v2"
RATE = 1e-3
VOCABULARY = 8000
LONGEST = 24
"""tokens of a question; longer ones are cut"""


@dataclass(frozen=True)
class VqaPlan:
    """How long to train, and with what; an epoch asks each question once."""

    epochs: int = 12
    batch_size: int = 256
    seed: int = 0
    width: int = 512
    hops: int = 2


def answerer_of(
    plan: VqaPlan, places: Sequence[int], *, words: int, answers: int
) -> StackedAttention:
    """Stacked attention on stored annotation vectors of the shape ``places`` (L, E)."""
    return StackedAttention(
        picture=Placed(NormedPlaces(width=places[1]), places=places[0]),
        reader=QuestionReader(vocabulary=words, width=plan.width),
        answers=answers,
        hops=plan.hops,
    )


def vqa_loss(model: Answerer, batch: SoftBatch) -> Tensor:
    """How far the answers' probabilities are from their marks: ()."""
    return soft_answer_loss(model(batch.places, batch.tokens, batch.mask), batch.targets)


class Trained(NamedTuple):
    """A model, what it reads and answers with, and how it got there."""

    model: StackedAttention
    tokenizer: Tokenizer
    answers: AnswerList
    history: History


def trained(
    options: argparse.Namespace, learned: AskedFiles, seen: Sequence[Tensor], name: str
) -> Trained:
    """Words and answers from the questions of ``learned``, and a model trained on them.

    Args:
        options: of the command line.
        learned: what to learn from.
        seen: (L, E) of each of its pictures.
        name: of these annotations.
    """
    plan = VqaPlan(options.epochs, options.batch, options.seed, options.width, options.hops)
    commons = (question.common for question in learned.questions)
    answers = AnswerList.frequent(commons, times=options.least)
    texts = (question.text for question in learned.questions)
    tokenizer = Tokenizer.train(texts, VOCABULARY, max_length=LONGEST)
    with seeded(plan.seed):
        model = answerer_of(plan, seen[0].shape, words=len(tokenizer), answers=len(answers))
        model.to(default_device())
        numbers = {"batch_size": plan.batch_size, "seed": plan.seed}
        batches = VqaLoader(learned, seen, tokenizer, answers, name=name, **numbers)
        history = train_with_checkpoints(
            model,
            vqa_loss,
            batches,
            epochs=plan.epochs,
            rate=RATE,
            checkpoint=options.checkpoint,
            sizes={"width": plan.width, "hops": plan.hops},
        )
    return Trained(model, tokenizer, answers, history)


def main(arguments: Sequence[str] | None = None) -> None:
    """Annotate, train, answer and judge."""
    options = _options(arguments)
    this = Run(MODULE)
    learned, unseen = (
        load_vqa(options.folder, split=part, download=options.download) for part in PARTS
    )
    encoder = frozen_resnet(options.resnet, seed=options.seed)
    place = options.checkpoint.with_suffix(".annotations")
    seen, name = annotate(learned.paths, encoder, place, size=options.size)
    asked, _ = annotate(unseen.paths, encoder, place, size=options.size)
    found = trained(options, learned, seen, name)
    said = answer_files(found.model, unseen, asked, found.tokenizer, found.answers)
    constant = [found.answers.names[0]] * len(unseen)
    scores = vqa_scores(said, unseen) | {
        "answers": len(found.answers),
        "most_frequent": vqa_scores(constant, unseen)["all"],
    }
    card = this.card(devices_of(found.model), found.history.earlier_seconds)
    write_json(options.checkpoint.with_suffix(".json"), {"scores": scores, "card": card})
    write_json(results_file(options.checkpoint), server_results(said, unseen))
    print(json.dumps(scores, indent=1))


def results_file(checkpoint: Path) -> Path:
    """Where the answers are written, named as the published evaluation names them."""
    part = PARTS["validation"]
    return checkpoint.with_name(f"v2_OpenEnded_mscoco_{part}_{checkpoint.stem}_results.json")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = photo_parser(__doc__, VqaPlan())
    parser.add_argument("--hops", type=count, default=VqaPlan.hops)
    parser.add_argument(
        "--least", type=count, default=LEAST, help="times that an answer of the list occurs"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    with one_sentence():
        main()
