"""Where the reference of the packages describes a name."""

from sphinx.config import Config


def api_address(config: Config, docname: str, module: str, dotted: str) -> str:
    """The address of ``dotted``, seen from a page; empty where no reference is built."""
    if module.split(".")[0] not in config.course_reference or not config.course_root:
        return ""
    return f"{'../' * (docname.count('/') + 1)}api/{module}.html#{dotted}"
