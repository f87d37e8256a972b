"""Headings keep the same anchor in every language: their label, never their words."""

from docutils import nodes
from docutils.transforms.references import PropagateTargets
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class SteadyAnchors(SphinxTransform):
    """Give every section the identifier of its label, or its number where it has none."""

    default_priority = PropagateTargets.default_priority + 1

    def apply(self, **_: object) -> None:
        for number, section in enumerate(self.document.findall(nodes.section), start=1):
            labels = [name for name in section["names"] if self._is_label(section, name)]
            labels += self._preceding(section)
            kept = list(dict.fromkeys(self.document.nameids.get(name) for name in labels))
            section["ids"] = [i for i in kept if i] or [self._fallback(section, number)]

    def _is_label(self, section: nodes.section, name: str) -> bool:
        """Whether a name was given by ``(label)=`` and not made from the title."""
        return bool(self.document.nametypes.get(name))

    def _preceding(self, section: nodes.section) -> list[str]:
        """Labels whose target stands right before the section, or opens the document."""
        names: list[str] = []
        parent = section.parent
        position = parent.index(section) - 1
        while position >= 0 and isinstance(parent[position], nodes.target):
            target = parent[position]
            names += target["names"] or [target.get("refid", "")]
            position -= 1
        return names

    def _fallback(self, section: nodes.section, number: int) -> str:
        identifier = f"section-{number}"
        self.document.ids[identifier] = section
        return identifier


def setup(app: Sphinx) -> None:
    """Add the transforms."""
    app.add_transform(SteadyAnchors)
