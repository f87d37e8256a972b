def visible_checks():
    from math import log

    from multimodal.checking import Checks

    cut = str.split
    check = Checks("consensus", topic="exercises/captioning-practice")
    pictures = [
        [cut("a cat on a mat"), cut("a cat sleeps")],
        [cut("a dog runs"), cut("a cat and a dog")],
        [cut("a boat")],
        [cut("a red boat"), cut("a boat at sea")],
    ]
    weight = rarity(pictures)
    grams = ("a",), ("cat",), ("mat",), ("a", "cat")
    found = [round(weight(gram), 3) for gram in grams]
    wanted = [round(log(4 / df), 3) for df in (4, 2, 1, 2)]
    check(found == wanted, "rarity", found=found, wanted=wanted)
    found = weight(("purple",))
    check(abs(found - log(4)) < 1e-9, "unseen", found=found)

    found = likeness(cut("a cat"), cut("a cat"), weight)
    check(abs(found - 1) < 1e-9, "same", found=found)
    found = likeness(["cat"], cut("a cat"), weight)
    check(abs(found - 0.5) < 1e-9, "article", found=found)
    found = likeness(["a", "a"], ["a"], weight)
    check(found == 0, "no_weight", found=found)

    texts = [
        "a dog runs",
        "a red boat at sea",
        "a red boat",
        "a boat at sea",
    ]
    found = consensus([cut(text) for text in texts], weight)
    check(found == 1, "consensus", found=found)
    found = consensus([["a"], ["the"], ["mat"]], weight)
    check(found == 0, "tie", found=found)
    check.report()


visible_checks()
