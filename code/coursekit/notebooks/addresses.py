"""Where the site, the notebooks and the wheel are published, as far as it is set."""

from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import quote, urljoin

from sphinx.config import Config


@dataclass(frozen=True)
class Addresses:
    """The public addresses of one language; everything is empty until somebody sets it.

    Args:
        site: where the public site lies, without a language: ``https://host/course``.
        repository: the repository on GitHub: ``owner/name``.
        branch: the branch that holds the exported notebooks.
        version: the version of the wheel attached to the repository's release.
    """

    language: str
    site: str = ""
    repository: str = ""
    branch: str = ""
    version: str = ""

    def page(self, slug: str, anchor: str = "") -> str:
        """The address of a page, or of a place on it; empty while no site is set."""
        if not self.site:
            return ""
        fragment = f"#{anchor}" if anchor else ""
        return f"{self.site.rstrip('/')}/{self.language}/{slug}.html{fragment}"

    def relative(self, slug: str, link: str) -> str:
        """A link as it stands on the page ``slug``, made absolute; empty while no site is set."""
        return urljoin(self.page(slug), link) if self.site else ""

    def wheel(self) -> str:
        """Where the released package lies; empty while no repository is set."""
        if not (self.repository and self.version):
            return ""
        name = f"multimodal_course-{self.version}-py3-none-any.whl"
        return f"https://github.com/{self.repository}/releases/download/v{self.version}/{name}"

    def colab(self, slug: str) -> str:
        """Opens the notebook of a page in Colab; empty while no repository or branch is set."""
        if not (self.repository and self.branch):
            return ""
        path = quote(f"{self.repository}/blob/{self.branch}/{self.language}/{slug}.ipynb")
        return f"https://colab.research.google.com/github/{path}"


def read_addresses(config: Config) -> Addresses:
    """The public addresses as a site configures them."""
    return Addresses(
        config.course_language,
        config.course_site_url,
        config.course_repository,
        config.course_notebooks_branch,
        version("multimodal-course"),
    )
