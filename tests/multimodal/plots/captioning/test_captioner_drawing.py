"""Encoder, context, and a decoder whose outputs are its next inputs."""

import torch
from reading import arrows, boxes, cells, polygons, shows, written

from multimodal.plots.captioning.captioner_drawing import GRID, LEFT, STEP, STEPS, captioner_drawing
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY, ORANGE

PICTURE = torch.randint(0, 255, (3, 8, 8), dtype=torch.uint8)


@shows("captioning", captioner_drawing, PICTURE)
def test_parts_from_left_to_right(shown, words) -> None:
    (axes,) = shown.axes
    assert (axes.images[0].get_array() == PICTURE.permute(1, 2, 0).numpy()).all()
    ((corners, edge),) = polygons(axes)
    assert edge == BLUE
    grid = [corner for corner, fill, _ in cells(axes) if fill == BLUE]
    assert len(grid) == GRID**2
    decoders = boxes(axes)
    assert {says for says, _ in decoders} == {words("decoder_step")}
    assert set(decoders.values()) == {ORANGE}
    lefts = [max(x for x, _ in corners), min(x for x, _ in grid), min(x for _, (x, _) in decoders)]
    assert lefts == sorted(lefts)
    assert len(decoders) == STEPS


@shows("captioning", captioner_drawing, PICTURE)
def test_what_is_predicted_is_read_one_step_later(shown, words) -> None:
    (axes,) = shown.axes
    found = [
        (text.get_text(), round(text.get_position()[0], 4), text.get_position()[1])
        for text in axes.texts
    ]
    for number in range(STEPS):
        x = round(LEFT + STEP * number, 4)
        (read,) = (text for text, place, height in found if place == x and height < 1)
        (said,) = (text for text, place, height in found if place == x and height > 5)
        assert (read, said) == (words(f"token_{number}"), words(f"token_{number + 1}"))
    assert written(axes, words("true_tokens")).get_color() == GREY
    assert written(axes, words("predicted_tokens")).get_color() == GREEN
    handed_on = [(start, end) for start, end, colour in arrows(axes) if colour == AMBER]
    assert len(handed_on) == STEPS - 1
    assert all(start[0] < end[0] and start[1] == end[1] for start, end in handed_on)
