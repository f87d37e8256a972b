def hidden_checks():
    import tempfile
    from pathlib import Path

    pictures = ("1.jpg", "2.jpg", "image", "café 雨.png")
    cases = {
        "a header": (
            ["image,caption", "1.jpg,two cats", "2.jpg,a bridge ."],
            {"1.jpg": ["two cats"], "2.jpg": ["a bridge ."]},
        ),
        "no header": (
            ["1.jpg,two cats", "2.jpg,a bridge"],
            {"1.jpg": ["two cats"], "2.jpg": ["a bridge"]},
        ),
        "a picture called image": (
            ["image,caption", "image,the last of five", "1.jpg,x"],
            {"image": ["the last of five"], "1.jpg": ["x"]},
        ),
        "commas": (
            ["1.jpg,red, green, and blue", '2.jpg,"one, two , three"'],
            {
                "1.jpg": ["red, green, and blue"],
                "2.jpg": ["one, two , three"],
            },
        ),
        "quotes inside": (
            ['1.jpg,a sign reading "stop" here', '2.jpg,"she says ""hi"""'],
            {
                "1.jpg": ['a sign reading "stop" here'],
                "2.jpg": ['she says "hi"'],
            },
        ),
        "quoted altogether": (
            ['1.jpg,"""Open"" and ""closed"""'],
            {"1.jpg": ['"Open" and "closed"']},
        ),
        "equal captions, mixed order, blank lines": (
            ["2.jpg,b", "", "1.jpg,a", "2.jpg,b", "  ", "2.jpg,a"],
            {"2.jpg": ["b", "b", "a"], "1.jpg": ["a"]},
        ),
        "letters of other languages": (
            ["café 雨.png,una niña, 一只猫"],
            {"café 雨.png": ["una niña, 一只猫"]},
        ),
    }
    broken = {
        "a missing picture": (["1.jpg,a", "7.jpg,b"], "7.jpg"),
        "a header in the middle": (
            ["1.jpg,a", "image_name,comment"],
            "image_name",
        ),
        "a row without a comma": (["1.jpg,a", "2.jpg a bridge"], ""),
        "an empty caption": (["1.jpg,a", "2.jpg,  "], ""),
        "an empty quoted caption": (["image,caption", '1.jpg,""'], ""),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pictures"
        folder.mkdir()
        for picture in pictures:
            (folder / picture).write_bytes(b"1")
        table = Path(name) / "list.csv"

        def read(lines):
            text = "\n".join(lines) + "\n"
            table.write_bytes(text.encode("utf-8"))
            return read_captions(table, folder)

        for what, (lines, expected) in cases.items():
            found = read(lines)
            assert type(found) is dict, (
                f"a dictionary was expected, not {type(found).__name__}"
            )
            assert all(
                type(k) is str and type(v) is list for k, v in found.items()
            ), "names of pictures map to lists of captions"
            assert found == expected, f"{what}: {found} is not {expected}"
            assert list(found) == list(expected), (
                f"{what}: order of pictures"
            )

        for what, (lines, mentioned) in broken.items():
            try:
                read(lines)
            except ValueError as error:
                message = str(error)
            else:
                raise AssertionError(f"{what} must raise ValueError")
            assert mentioned in message, (
                f"{what}: the message must name {mentioned}"
            )
        left = sorted(p.name for p in folder.iterdir())
        assert left == sorted(pictures), "pictures have been added or lost"
    print(f"{len(cases)} files read, {len(broken)} refused")


hidden_checks()
