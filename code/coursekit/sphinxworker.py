"""One language of one edition through Sphinx, in a process of its own."""

import sys
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
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    config = yaml.safe_load((source / "_config.yml").read_text("utf-8"))
    overrides, _ = get_final_config(
        user_yaml=config, cli_config={"latex_individualpages": False}, sourcedir=source
    )
    overrides["extensions"] = [e for e in overrides["extensions"] if e not in UNUSED]
    overrides.pop("comments_config", None)
    overrides["external_toc_path"] = str(source / "_toc.yml")
    with patch_docutils(str(source)), docutils_namespace():
        try:
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
        except SphinxError as error:
            print(error, file=sys.stderr)
            return 1
        return app.statuscode


if __name__ == "__main__":
    sys.exit(build(*map(Path, sys.argv[1:])))
