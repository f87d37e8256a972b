def visible_checks():
    from math import exp

    from multimodal.checking import Checks

    cut = str.split
    check = Checks("bleu-of-people", topic="exercises/captioning-practice")
    said = cut("the boat and the boat and the sea")
    known = [cut("the boat and the sea"), cut("a boat on a boat")]
    found = [clipped(said, known, n) for n in (1, 2, 3, 4)]
    wanted = [(6, 8), (4, 7), (3, 6), (2, 5)]
    check(found == wanted, "clipped", found=found, wanted=wanted)
    found = bleu([(said, known)])
    wanted = (6 / 8 * 4 / 7 * 3 / 6 * 2 / 5) ** 0.25
    check(abs(found - wanted) < 1e-9, "bleu", found=found, wanted=wanted)

    short, long = ["a", "cat"], ["the", "dog", "is", "on", "the", "mat"]
    pairs = [(short, [["a", "cat", "sat"], ["a"]]), (long, [long])]
    found, wanted = bleu(pairs, 2), exp(0.0)
    check(abs(found - wanted) < 1e-9, "closest", found=found)
    pairs = [(short, [["a", "cat", "sat"]]), (long, [["a", "dog"] * 4])]
    found = bleu(pairs, 1)
    wanted = exp(1 - 11 / 8) * 3 / 8
    check(abs(found - wanted) < 1e-9, "corpus", found=found, wanted=wanted)
    found = bleu([(["a"], [["a", "cat"]])], 2)
    check(found == 0, "zero", found=found)

    texts = [[["a", "cat"], ["the", "cat"], ["a", "dog"]], [["a", "boat"]]]
    found = bleu_of_people(texts, 1)
    check(abs(found - 4 / 6) < 1e-9, "people", found=found)
    found = bleu_on_equal_terms([["the", "dog"], ["?"]], texts, 1)
    check(abs(found - 4 / 6) < 1e-9, "equal_terms", found=found)
    check.report()


visible_checks()
