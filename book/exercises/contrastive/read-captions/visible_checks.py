def visible_checks():
    import tempfile
    from pathlib import Path

    from multimodal.checking import Checks

    check = Checks("read-captions", topic="exercises/contrastive")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for picture in ("dog.jpg", "bus.jpg"):
            (folder / picture).write_bytes(b"picture")
        table = folder / "captions.txt"

        def read(*lines):
            table.write_text("\n".join(lines) + "\n", encoding="utf-8")
            return read_captions(table, folder)

        found = read("image,caption", "dog.jpg,a dog", "bus.jpg,a bus")
        check("image" not in found, "header")
        check(
            found == {"dog.jpg": ["a dog"], "bus.jpg": ["a bus"]},
            "plain",
            found=found,
        )
        found = read("dog.jpg,a dog", "bus.jpg,a bus", "dog.jpg,it runs")
        check(
            found.get("dog.jpg") == ["a dog", "it runs"],
            "headless",
            found=found,
        )
        found = read("image,caption", "bus.jpg,a red bus, empty")
        check(
            found == {"bus.jpg": ["a red bus, empty"]}, "comma", found=found
        )
        found = read("image,caption", 'bus.jpg,"a bus, the ""Express"""')
        check(
            found == {"bus.jpg": ['a bus, the "Express"']},
            "quotes",
            found=found,
        )

        try:
            read("image,caption", "dog.jpg,a dog", "cat.jpg,a cat")
        except ValueError as error:
            message = str(error)
        else:
            message = "—"
        check("cat.jpg" in message, "missing", message=message)
    check.report()


visible_checks()
