"""Pages without weight: pictures that load when they come near, no markup around plain code."""

import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docutils import nodes
from PIL import Image
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.images import get_image_size

PICTURE = re.compile(r'<img (?=[^>]*src="[^"]*?_images/(?P<name>[^"]+)")')
CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
KINDS = ("n", "nn", "nx", "p", "w")
"""Names, punctuation, spaces: kinds of words whose colour is that of code."""
PLAIN = re.compile(rf'<span class="(?:{"|".join((*KINDS, "o", "mi", "mf"))})">([^<]*)</span>')
"""Operators and numbers, too: colours of their own would cost a long page seventy kilobytes."""
PASTED = re.compile(r'<span class="pasted-text">([^<]*)</span>')
FORMULA = re.compile(r'(?<=class="math) notranslate nohighlight(?=")')
CITED = re.compile(r'(<a class="reference internal" href="[^"]*") title="([^"]*)"')
FOLDED = re.compile(r'<details class="course-bookkeeping">.*?</details>', re.DOTALL)
TAG = re.compile(r"<(?!/?pre)[^>]+>")
SOUND = re.compile(
    r'(?P<player><audio)(?P<between>[^>]*>\s*<source src=")'
    r'data:audio/(?P<kind>\w+);base64,(?P<data>[^"]+)'
)
OUTPUTS = "jupyter_execute"
AT_ONCE = "documentation_options.js"
"""The one script of the head that scripts written into the page speak to."""


class LosslessWebp(SphinxPostTransform):
    """PNG that cells made, as WebP: the same pixels in half the bytes."""

    default_priority = 200
    formats = ("html",)

    def run(self, **_: object) -> None:
        for node in self.document.findall(nodes.image):
            file = Path(self.env.srcdir, node["uri"])
            if file.suffix == ".png" and OUTPUTS in file.parts:
                node["uri"] += ".webp"
                self._write(file, Path(self.env.srcdir, node["uri"]))
                node["candidates"] = {"*": node["uri"]}
                self.env.images.add_file(self.env.docname, node["uri"])

    def _write(self, file: Path, target: Path) -> None:
        """Names of outputs are hashes: what is there is the same picture."""
        if not target.is_file():
            with Image.open(file) as picture:
                picture.save(target, "WEBP", lossless=True)


def lighten_page(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Say how large pictures are, load all but the first late, take plain markup away."""
    body = FOLDED.sub(uncoloured, context.get("body", ""))
    body = CODE.sub(lambda code: PLAIN.sub(r"\1", code[0]), body)
    sources = {name: source for source, name in app.builder.images.items()}
    seen: list[str] = []

    def announce(match: re.Match[str]) -> str:
        seen.append(match["name"])
        late = 'loading="lazy" ' if len(seen) > 1 else ""
        source = sources.get(unquote(match["name"]))
        size = get_image_size(str(Path(app.srcdir, source))) if source else None
        return match[0] + late + ('width="{}" height="{}" '.format(*size) if size else "")

    context["body"] = once_each(FORMULA.sub("", PASTED.sub(r"\1", PICTURE.sub(announce, body))))


def store_sounds(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Sounds as files, which arrive when somebody plays them, and not as letters in the page."""

    def store(match: re.Match[str]) -> str:
        sound = b64decode(match["data"])
        name = f"_images/{sha256(sound).hexdigest()[:32]}.{match['kind']}"
        file = Path(app.outdir, name)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(sound)
        return f'{match["player"]} preload="none"{match["between"]}{context["pathto"](name, 1)}'

    context["body"] = SOUND.sub(store, context.get("body", ""))


def uncoloured(folded: re.Match[str]) -> str:
    """Code that readers seldom unfold, as plain text."""
    return CODE.sub(lambda code: TAG.sub("", code[0]), folded[0])


def once_each(body: str) -> str:
    """The reference that a citation shows under the pointer, where a work is cited first."""
    shown: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        first = match[2] not in shown
        shown.add(match[2])
        return match[0] if first else match[1]

    return CITED.sub(keep, body)


def defer(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document
) -> None:
    """Let the text be shown before scripts arrive; those of the search run where they stand."""
    if page != "search":
        scripts = context["script_files"]
        scripts[:] = [deferred(script) for script in scripts]


def deferred(script: Any) -> Any:
    """The script, to be run when the page has been read."""
    if not script.filename or AT_ONCE in str(script.filename) or "async" in script.attributes:
        return script
    attributes = script.attributes | {"defer": "defer"}
    return type(script)(script.filename, priority=script.priority, **attributes)


def setup(app: Sphinx) -> None:
    app.add_post_transform(LosslessWebp)
    app.connect("html-page-context", defer, priority=900)
    app.connect("html-page-context", store_sounds, priority=900)
    app.connect("html-page-context", lighten_page, priority=900)
