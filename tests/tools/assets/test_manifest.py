import json

from multimodal.assets import ASSETS
from tools.assets.manifest import FOLDERS, MANIFEST, digests, write_manifest


def test_every_shipped_data_file_is_the_one_that_was_recorded():
    recorded = json.loads((ASSETS / MANIFEST).read_text("utf-8"))
    assert digests() == recorded, "run: python -m tools.assets.manifest"


def test_a_changed_file_is_noticed(tmp_path):
    file = tmp_path / FOLDERS[0] / "data.bin"
    file.parent.mkdir()
    file.write_bytes(b"one")
    write_manifest(tmp_path)
    before = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    file.write_bytes(b"two")
    assert digests(tmp_path) != before


def test_the_data_stay_small_and_carry_their_terms():
    for name in FOLDERS:
        assert (ASSETS / name / "ATTRIBUTION.md").is_file()
    sizes = {path: path.stat().st_size for name in FOLDERS for path in (ASSETS / name).rglob("*")}
    weights = [size for path, size in sizes.items() if path.suffix == ".safetensors"]
    assert sum(sizes.values()) - sum(weights) < 16 * 2**20
    assert max(weights) < 4 * 2**20
    assert sum(weights) < 16 * 2**20  # both together: four fifths of what the wheel may weigh
