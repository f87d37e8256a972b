def hidden_checks():
    import math

    import torch

    def vector(text):
        draw = torch.Generator().manual_seed(
            sum(i * ord(c) for i, c in enumerate(text, start=1))
        )
        return (
            torch.randn(6, generator=draw, dtype=torch.float64)
            * (1 + len(text) ** 2)
        ).tolist()

    calls = []

    def encode(texts):
        calls.append(list(texts))
        assert all(type(text) is str for text in texts), (
            "the encoder wants strings"
        )
        return torch.tensor(
            [vector(text) for text in texts], dtype=torch.float64
        )

    def unit(row):
        length = math.sqrt(sum(x * x for x in row))
        return [x / length for x in row]

    def rows(found, shape):
        assert type(found) is torch.Tensor, (
            f"a tensor was expected, not {type(found).__name__}"
        )
        assert tuple(found.shape) == shape, (
            f"shape {tuple(found.shape)} is not {shape}"
        )
        return found.tolist()

    def same(found, expected, what):
        for row, reference in zip(found, expected):
            for x, y in zip(row, reference):
                assert -1e-6 < x - y < 1e-6, (
                    f"{what}: {row} is not {reference}"
                )

    languages = {
        "en": (
            ["a photo of a {}", "a small {} on a white background", "{}"],
            [["cat", "kitten", "tomcat"], ["tree"], ["bus", "coach"]],
        ),
        "es": (
            ["una foto de {}", "un dibujo de {}"],
            [
                ["una grulla", "un ave"],
                ["una grúa", "una grulla", "una cabria"],
                ["un pez"],
            ],
        ),
        "zh": (["一张{}的照片", "{}的图画"], [["猫", "猫咪"], ["树"]]),
    }
    for templates, synonyms in languages.values():
        expected = []
        for names in synonyms:
            units = [
                unit(vector(template.replace("{}", name)))
                for name in names
                for template in templates
            ]
            expected.append(unit([sum(column) for column in zip(*units)]))
        calls.clear()
        classes = class_vectors(encode, templates, synonyms)
        wanted = {
            template.replace("{}", name)
            for template in templates
            for names in synonyms
            for name in names
        }
        assert len(calls) == 1, f"{len(calls)} calls of encode, not one"
        assert sorted(calls[0]) == sorted(wanted), (
            "encode must get every different text exactly once"
        )
        same(rows(classes, (len(synonyms), 6)), expected, "class vectors")

        images = [vector(f"image {i}") for i in range(4)]
        for scale in (1.0, 100.0):
            found = classify(
                torch.tensor(images, dtype=torch.float64), classes, scale
            )
            logits = [
                [
                    scale * sum(map(float.__mul__, unit(i), c))
                    for c in expected
                ]
                for i in images
            ]
            powers = [
                [math.exp(x - max(row)) for x in row] for row in logits
            ]
            reference = [[p / sum(row) for p in row] for row in powers]
            same(
                rows(found, (4, len(synonyms))),
                reference,
                f"probabilities at scale {scale:g}",
            )

    for templates, synonyms in (
        (["a photo"], [["cat"]]),
        ([], [["cat"]]),
        (["a {}"], []),
        (["a {}"], [["cat"], []]),
    ):
        try:
            class_vectors(encode, templates, synonyms)
        except ValueError:
            continue
        raise AssertionError(
            f"{templates} with {synonyms} must raise ValueError"
        )
    print(
        "two classes in Chinese, scale 1:",
        [
            [round(p, 3) for p in row]
            for row in classify(
                torch.tensor(images, dtype=torch.float64), classes, 1.0
            ).tolist()
        ],
    )


hidden_checks()
