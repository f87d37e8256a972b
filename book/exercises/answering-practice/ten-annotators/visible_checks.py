def visible_checks():
    from fractions import Fraction

    from multimodal.checking import Checks

    check = Checks("ten-annotators", topic="exercises/answering-practice")
    jacket = ["blue"] * 5 + ["navy"] * 2 + ["teal"] * 2 + ["black"]
    found = accuracy("navy", jacket)
    check(found == Fraction(3, 5), "two", found=found)
    found = accuracy("blue", jacket)
    check(found == 1, "many", found=found)
    found = accuracy("a", ["a", "a", "a", "b"])
    check(found == Fraction(3, 4), "four", found=found)
    found = human(jacket)
    check(found == Fraction(19, 30), "human", found=found)
    found = safest(["b", *"aaaaabbb"])
    check(found == "b", "first", found=found)
    try:
        found = accuracy("a", ["a"])
    except ValueError:
        found = ""
    check(found == "", "alone", found=found)
    check.report()


visible_checks()
