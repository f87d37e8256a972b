"""Versions of what code imports, however it is called, and of what that needs."""

import platform

import pytest
from packaging.version import Version

from coursekit.execution.libraries import imported_versions, installed, versions_with_needs


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("sklearn", {"scikit-learn", "scipy", "numpy", "joblib"}),
        ("PIL", {"pillow"}),
        ("yaml", {"pyyaml"}),
        ("einops", {"einops"}),
        ("torchvision", {"torchvision", "torch", "numpy", "pillow"}),
    ],
)
def test_a_module_stands_for_its_distribution_and_what_that_needs(
    module: str, names: set[str]
) -> None:
    found = imported_versions([module])
    assert names <= set(found)
    assert found["python"] == platform.python_version()
    assert all(Version(version) for version in found.values())


def test_what_is_not_used_does_not_count() -> None:
    assert set(imported_versions(["os", "math", "no_such_module"])) == {"python"}
    assert not set(imported_versions(["einops", "yaml"])) & {"torch", "sphinx", "pytest"}
    assert versions_with_needs(["no-such-distribution"]) == {}


def test_names_are_canonical() -> None:
    assert {"pyyaml", "scikit-learn", "jupyter-book"} <= set(installed())
