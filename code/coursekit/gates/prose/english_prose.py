"""Rules for English."""

from coursekit.gates.prose.rule import pattern_rule
from coursekit.myst.page import NUMBER

_SHARE = rf"\bin (?:[{NUMBER}]|0\.\d+) of (?:the|all) \w+"

RULES = (pattern_rule("share", _SHARE, "write a percentage: in 95 % of the cases"),)
