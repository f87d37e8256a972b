extensions = [
    "myst_nb",
    "sphinx_design",
    "sphinx_exercise",
    "sphinxcontrib.bibtex",
    "coursekit.notebooks.extension",
]
exclude_patterns = ["_build"]
bibtex_bibfiles = ["works.bib"]
bibtex_reference_style = "author_year"
myst_enable_extensions = ["amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 2
nb_execution_mode = "cache"
nb_execution_raise_on_error = True
nb_output_stderr = "remove"
nb_mime_priority_overrides = [["html", "image/svg+xml", 0]]
html_theme = "sphinx_book_theme"
numfig = True
suppress_warnings = ["mystnb.unknown_mime_type"]


def setup(app):
    for name in ("language", "root", "site_url", "repository", "notebooks_branch"):
        app.add_config_value(f"course_{name}", "", "")
