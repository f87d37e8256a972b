import gzip

import pytest

from coursekit.course import CourseError
from tools.assets.fashion import SHA256, read


def test_a_missing_or_strange_file_is_named(tmp_path):
    path = tmp_path / next(iter(SHA256))
    with pytest.raises(CourseError, match="is missing: give the folder"):
        read(path, "images")
    path.write_bytes(gzip.compress(b"not the pictures"))
    with pytest.raises(CourseError, match="is not the published file"):
        read(path, "images")
