"""Where the site, the notebooks and the wheel are published, as far as it is set."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin

from sphinx.config import Config

from coursekit.configuration import Settings, require_form
from coursekit.course import Course
from coursekit.notebooks.release import Release

GITHUB = "https://github.com"
BRANCH = "notebooks"
"""The branch that holds the exported notebooks, unless the course names another."""
NOTEBOOKS = "_notebooks"
"""The folder of a language's site that holds its notebooks."""
WHEELS = "wheel"
"""The folder of the site that holds the wheel."""


def notebook_path(language: str, slug: str) -> str:
    """Where the notebook of a page lies in the tree, which is the branch, of all notebooks."""
    return f"{language}/{slug}.ipynb"


@dataclass(frozen=True)
class Addresses:
    """The public addresses of one language; everything is empty until somebody sets it.

    Args:
        site: where the public site lies, without a language: ``https://host/course``.
        repository: the repository on GitHub: ``owner/name``.
        branch: the branch that holds the exported notebooks.
    """

    language: str
    site: str = ""
    repository: str = ""
    branch: str = ""

    def page(self, slug: str, anchor: str = "") -> str:
        """The address of a page, or of a place on it; empty while no site is set."""
        if not self.site:
            return ""
        fragment = f"#{anchor}" if anchor else ""
        return f"{self.site.rstrip('/')}/{self.language}/{slug}.html{fragment}"

    def relative(self, slug: str, link: str) -> str:
        """A link as it stands on the page ``slug``, made absolute; empty while no site is set."""
        return urljoin(self.page(slug), link) if self.site else ""

    def wheel(self, release: Release) -> str:
        """Where a released package lies: with the repository's release, else in the site."""
        if self.repository:
            path = f"{self.repository}/releases/download/{release.tag}/{release.wheel}"
            return f"{GITHUB}/{quote(path, safe='/+')}"
        return f"{self.site.rstrip('/')}/{WHEELS}/{release.wheel}" if self.site else ""

    def colab(self, slug: str) -> str:
        """Opens the notebook of a page in Colab; empty while no repository or branch is set."""
        if not (self.repository and self.branch):
            return ""
        path = quote(f"{self.repository}/blob/{self.branch}/{notebook_path(self.language, slug)}")
        return f"https://colab.research.google.com/github/{path}"


def public_addresses(course: Course, language: str) -> Addresses:
    """The public addresses as a course and its environment set them."""
    settings = Settings(course)
    branch = settings.sphinx("course_notebooks_branch", BRANCH)
    require_form("course_notebooks_branch", branch, r"[\w.-]+(/[\w.-]+)*", BRANCH)
    return Addresses(language, settings.site_url, settings.repository, branch)


def read_addresses(config: Config) -> Addresses:
    """The public addresses as a site configures them."""
    return Addresses(
        config.course_language,
        config.course_site_url,
        config.course_repository,
        config.course_notebooks_branch,
    )
