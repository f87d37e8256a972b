def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("prompt-ensemble", topic="exercises/clip-practice")
    table = {
        "a photo of a cat": [10.0, 0.0],
        "a drawing of a cat": [0.0, 1.0],
        "a photo of a dog": [-1.0, 0.0],
        "a drawing of a dog": [-3.0, 0.0],
        "a photo of a hound": [-2.0, 0.0],
        "a drawing of a hound": [0.0, -5.0],
    }
    asked = []

    def encode(texts):
        asked.append(list(texts))
        return torch.tensor([table[text] for text in texts])

    templates = ["a photo of a {}", "a drawing of a {}"]
    classes = class_vectors(encode, templates, [["cat"], ["dog", "hound"]])
    check(classes.shape == (2, 2), "shape", shape=tuple(classes.shape))
    check(
        torch.allclose(classes.norm(dim=-1), torch.ones(2)),
        "unit",
        found=classes.norm(dim=-1).tolist(),
    )
    half = 0.5**0.5
    check(
        torch.allclose(classes[0], torch.tensor([half, half])),
        "mean",
        found=classes[0].tolist(),
    )
    check(
        torch.allclose(classes[1], torch.tensor([-3.0, -1.0]) / 10**0.5),
        "synonyms",
        found=classes[1].tolist(),
    )
    class_vectors(encode, templates, [["cat"], ["dog", "cat"]])
    check(
        len(asked) == 2 and len(asked[1]) == len(set(asked[1])) == 4,
        "once",
        calls=len(asked) - 1,
        texts=sum(map(len, asked[1:])),
    )

    images = torch.tensor([[5.0, 5.0], [-0.1, 0.0]])
    found = classify(images, classes, 100.0)
    check(torch.allclose(found.sum(dim=-1), torch.ones(2)), "sum")
    check(
        found.argmax(dim=-1).tolist() == [0, 1],
        "best",
        found=found.tolist(),
    )
    check(
        torch.allclose(classify(7 * images, classes, 100.0), found),
        "length",
    )
    check.report()


visible_checks()
