"""Every answerer of the chapter by its name."""

from multimodal.recipes.answering.reasoning_systems import REASONING
from multimodal.recipes.answering.recurrent_answerers import ATTENDING, JOINT, ONE_SENSE

SYSTEMS = JOINT | ATTENDING | REASONING | ONE_SENSE
