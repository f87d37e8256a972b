def visible_checks():
    import torch

    from multimodal.checking import Checks

    check = Checks("recall-both-ways", topic="exercises/clip")
    owner = torch.tensor([0, 0, 1, 2])
    similarity = torch.tensor(
        [
            [0.9, 0.1, 0.3, 0.2],
            [0.8, 0.2, 0.6, 0.1],
            [0.1, 0.3, 0.4, 0.5],
        ]
    )
    recall = recall_both_ways(similarity, owner, [1, 2])
    check(
        set(recall) == {"image_to_text", "text_to_image"},
        "names",
        found=sorted(recall),
    )
    found = {
        name: {k: round(v, 4) for k, v in values.items()}
        for name, values in recall.items()
    }
    check(
        found["image_to_text"] == {1: 0.6667, 2: 0.8333},
        "images",
        found=found["image_to_text"],
    )
    check(
        found["text_to_image"] == {1: 0.75, 2: 0.75},
        "texts",
        found=found["text_to_image"],
    )

    flat = recall_both_ways(torch.zeros(3, 4), owner, [1])
    check(
        flat == {"image_to_text": {1: 0.0}, "text_to_image": {1: 0.0}},
        "ties",
        found=flat,
    )
    check.report()


visible_checks()
