"""One language of one edition through Sphinx, in a process of its own that ends with the build."""

import os
import sys
import threading
from pathlib import Path

import yaml

UNUSED = {"sphinx_thebe", "sphinx_comments", "sphinx.ext.intersphinx"}


def build(source: Path, output: Path, doctrees: Path) -> int:
    """Run Jupyter Book's Sphinx over staged pages; warnings are errors where all pages are built.

    Returns:
        0 if the pages are good.
    """
    from jupyter_book.config import get_final_config
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    config = yaml.safe_load((source / "_config.yml").read_text("utf-8"))
    overrides, _ = get_final_config(
        user_yaml=config, cli_config={"latex_individualpages": False}, sourcedir=source
    )
    overrides["extensions"] = [e for e in overrides["extensions"] if e not in UNUSED]
    overrides.pop("comments_config", None)
    overrides["external_toc_path"] = str(source / "_toc.yml")
    with patch_docutils(str(source)), docutils_namespace():
        app = Sphinx(
            srcdir=source,
            confdir=None,
            outdir=output,
            doctreedir=doctrees,
            buildername="html",
            confoverrides=overrides,
            status=None,
            warning=sys.stderr,
            warningiserror=not config["sphinx"]["config"]["course_partial"],
            keep_going=True,
        )
        app.build()
    return app.statuscode


def cause(error: BaseException) -> str:
    """What went wrong in the first place, with the file that it names itself, on one line."""
    origin = getattr(error, "orig_exc", None) or error
    file = getattr(origin, "filename", None)
    words = " ".join(str(origin).split())
    if not words or isinstance(origin, KeyError):
        words = f"{type(origin).__name__} {words}"
    return f"{file}: {words}" if file and str(file) not in words else words


def end_with_build() -> None:
    """End as soon as the build does, however it ends: it holds the other end of our input."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def main(source: Path, output: Path, doctrees: Path) -> int:
    threading.Thread(target=end_with_build, daemon=True).start()
    try:
        return build(source, output, doctrees)
    except Exception as error:
        print(f"ERROR: {cause(error)}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
