"""Headings keep the same anchor in every language: their label, never their words."""

from docutils import nodes
from docutils.transforms.references import PropagateTargets
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class SteadyAnchors(SphinxTransform):
    """Give every section the identifier of its label, or its number where it has none.

    A label was given by ``(label)=``; a name that was made from the title is none. A section that
    documents a module keeps the anchor by which others refer to the module.
    """

    default_priority = PropagateTargets.default_priority + 1

    def apply(self, **_: object) -> None:
        for number, section in enumerate(self.document.findall(nodes.section), start=1):
            labels = [name for name in section["names"] if self.document.nametypes.get(name)]
            labels += _preceding(section)
            found = dict.fromkeys(self.document.nameids.get(label) for label in labels)
            modules = [name for name in section["ids"] if name.startswith("module-")]
            section["ids"] = [identifier for identifier in found if identifier] + modules
            if not section["ids"]:
                section["ids"] = [f"section-{number}"]
                self.document.ids[f"section-{number}"] = section


def _preceding(section: nodes.section) -> list[str]:
    """Labels whose target stands right before the section, or opens the document."""
    names: list[str] = []
    parent = section.parent
    position = parent.index(section) - 1
    while position >= 0 and isinstance(target := parent[position], nodes.target):
        names += target["names"] or [target.get("refid", "")]
        position -= 1
    return names


def setup(app: Sphinx) -> None:
    app.add_transform(SteadyAnchors)
