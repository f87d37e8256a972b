"""Every captioner of the chapter by its name."""

from multimodal.recipes.captioning.caption_system import System
from multimodal.recipes.captioning.parallel_systems import PARALLEL
from multimodal.recipes.captioning.recurrent_systems import RECURRENT, train_recurrent

SYSTEMS = {name: System(build, train_recurrent) for name, build in RECURRENT.items()} | PARALLEL
