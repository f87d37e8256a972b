"""Pictures of the prose: by address where the site is published, inside the notebook otherwise."""

import base64
import mimetypes
from pathlib import Path

from coursekit.course import CourseError
from coursekit.notebooks.draft import Draft


def picture(page: Draft, path: str, alt: str, width: str = "") -> str:
    """A picture as Markdown or, with a width in pixels, as HTML.

    Colab shows no attachments of Markdown cells, hence data addresses.
    """
    address = _address(page, path)
    if width.removesuffix("px").isdigit():
        text = alt.replace("&", "&amp;").replace('"', "&quot;")
        return f'<img src="{address}" alt="{text}" width="{width.removesuffix("px")}">'
    return f"![{alt.replace('[', '(').replace(']', ')')}]({address})"


def _address(page: Draft, path: str) -> str:
    if path.startswith(("http://", "https://", "data:")):
        return path
    relative, absolute = page.app.env.relfn2path(path, page.slug)
    published = page.app.env.images.get(relative)
    if published and page.addresses.site:
        root = page.addresses.page("").removesuffix(".html")
        return f"{root}_images/{published[1]}"
    return _embedded(page, Path(absolute))


def _embedded(page: Draft, file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0]
    if not file.is_file() or kind is None:
        raise CourseError(f"{page.slug}: {file.name} is not a picture that can be embedded")
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"
