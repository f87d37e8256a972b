def visible_checks():
    from multimodal.checking import Checks

    check = Checks("message-through-blocks", topic="exercises/strategies")
    found = [
        pairs([kind], 5, 3, 2)
        for kind in ("alone", "shared", "joined", "asks")
    ]
    check(found == [34, 74, 64, 49], "pairs", found=found)
    found = pairs([], 5, 3, 2)
    check(found == 0, "empty", found=found)
    found = hears(["shared"], 2)
    check(found == (False, False), "once", found=found)
    found = hears(["shared", "alone", "shared"], 2)
    check(found == (True, True), "twice", found=found)
    found = hears(["asks"], 2)
    check(found == (True, False), "asks", found=found)
    try:
        found = hears(["alone", "late"], 2)
    except ValueError:
        found = ""
    check(found == "", "unknown", found=found)
    check.report()


visible_checks()
