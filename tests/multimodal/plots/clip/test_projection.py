"""Where pictures and captions lie in the common space."""

import numpy as np
import pytest
import torch
from reading import dots, legend, lines, near, points, shows
from torch.nn.functional import normalize

from multimodal.language import DATA_LANGUAGES
from multimodal.plots.clip.projection import embedding_map, gap_curve, principal_plane
from multimodal.plots.style import GREEN, GREY, INK, LANGUAGE_COLOURS, ORANGE

IMAGES, *TEXTS = (
    normalize(torch.randn(9, 8, generator=torch.Generator().manual_seed(seed)), dim=1)
    for seed in range(4)
)
BY_LANGUAGE = dict(zip(DATA_LANGUAGES, TEXTS, strict=True))
STEPS, DISTANCES = [0, 9, 30], [0.9, 0.4, 0.3]
COSINES = {"true_pairs": [0.0, 0.8, 0.9], "other_pairs": [0.05, 0.1, 0.2]}


@shows(
    "clip",
    embedding_map,
    IMAGES.clone().requires_grad_(),
    {code: vectors.clone().requires_grad_() for code, vectors in BY_LANGUAGE.items()},
)
def test_dots_are_projections_and_grey_lines_join_pairs(shown, words) -> None:
    cloud = torch.cat([IMAGES, *TEXTS])
    for axes, directions in zip(shown.axes, ((0, 1), (1, 2)), strict=True):
        mean, plane = principal_plane(cloud, directions)
        colours = {INK: IMAGES} | {
            LANGUAGE_COLOURS[code]: BY_LANGUAGE[code] for code in BY_LANGUAGE
        }
        flat = {colour: (vectors - mean) @ plane for colour, vectors in colours.items()}
        drawn = dots(axes)
        assert set(drawn) == set(flat)
        for colour, expected in flat.items():
            assert np.allclose(drawn[colour], sorted(map(near, expected)), atol=1e-5)
        pairs = [
            (a.tolist(), b.tolist())
            for code in BY_LANGUAGE
            for a, b in zip(flat[INK], flat[LANGUAGE_COLOURS[code]], strict=True)
        ]
        assert np.allclose([points(line) for line in axes.lines], pairs, atol=1e-5)
        assert {line.get_color() for line in axes.lines} == {GREY}
    left, right = shown.axes
    assert (left.get_xlabel(), left.get_ylabel()) == (
        words("first_direction"),
        words("second_direction"),
    )
    assert (right.get_xlabel(), right.get_ylabel()) == (
        words("second_direction"),
        words("third_direction"),
    )
    named = {words(f"captions_in_{code}"): LANGUAGE_COLOURS[code] for code in BY_LANGUAGE}
    assert legend(shown) == named | {words("pictures"): INK}


@shows("clip", gap_curve, STEPS, DISTANCES, COSINES)
def test_distance_stands_left_and_cosines_right(shown, words) -> None:
    left, right = shown.axes
    assert points(left.lines[0]) == list(zip(STEPS, DISTANCES, strict=True))
    assert left.lines[0].get_color() == ORANGE
    for name, colour in (("true_pairs", GREEN), ("other_pairs", GREY)):
        line = lines(right)[words(name)]
        assert points(line) == list(zip(STEPS, COSINES[name], strict=True))
        assert line.get_color() == legend(right)[words(name)] == colour
    assert (left.get_ylabel(), right.get_ylabel()) == (
        words("centroid_distance"),
        words("mean_cosine"),
    )
    assert {left.get_xlabel(), right.get_xlabel()} == {words("step")}
    assert left.get_ylim()[0] == 0


def test_principal_plane_finds_the_long_axes_in_order() -> None:
    points = torch.randn(200, 5, generator=torch.Generator().manual_seed(0))
    points[:, 3] *= 10
    points[:, 1] *= -4
    points += 7
    mean, plane = principal_plane(points)
    assert torch.equal(mean, points.mean(0))
    assert plane[3, 0].item() == pytest.approx(1.0, abs=0.02)
    assert plane[1, 1].item() == pytest.approx(1.0, abs=0.05)
    _, other = principal_plane(points, (1, 2))
    assert torch.equal(other[:, 0], plane[:, 1])


def test_directions_point_where_their_largest_entry_is_positive() -> None:
    for seed in range(5):
        cloud = torch.randn(20, 6, generator=torch.Generator().manual_seed(seed))
        _, plane = principal_plane(cloud)
        for direction in plane.T:
            assert direction[direction.abs().argmax()] > 0
