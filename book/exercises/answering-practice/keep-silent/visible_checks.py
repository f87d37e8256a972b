def visible_checks():
    import math

    from multimodal.checking import Checks

    check = Checks("keep-silent", topic="exercises/answering-practice")
    sure = [0.9, 0.8, 0.7, 0.6, 0.6, 0.5]
    right = [True, False, True, True, True, False]
    found = threshold(sure, right, 0.2)
    check(found == 0.6, "later", found=found)
    found = threshold(sure, right, 0.1)
    check(found == 0.9, "least", found=found)
    found = threshold([0.7, 0.7, 0.7], [True, True, False], 0.0)
    check(found == math.inf, "tied", found=found)
    found = outcome(sure, right, 0.6)
    check(found == (5 / 6, 1 / 5), "outcome", found=found)
    found = outcome(sure, right, 0.95)
    check(found == (0.0, 0.0), "silent", found=found)
    try:
        found = outcome([], [], 0.5)
    except ValueError:
        found = ""
    check(found == "", "empty", found=found)
    check.report()


visible_checks()
