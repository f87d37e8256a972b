def visible_checks():
    from multimodal.checking import Checks

    check = Checks("language-limits", topic="exercises/data")
    scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4]
    right = [True, False, True, True, True, False]
    found = lowest_limit(scores, right, 0.75, 2)
    check(found == 0.5, "dip", found=found)
    found = lowest_limit(scores[::-1], right[::-1], 0.75, 2)
    check(found == 0.5, "order", found=found)
    found = lowest_limit([0.9, 0.5, 0.5], [True, True, False], 0.9, 1)
    check(found == 0.9, "ties", found=found)
    found = lowest_limit([0.9, 0.8], [True, True], 0.5, 3)
    check(found is None, "least", found=found)

    scores = [0.9, 0.6, 0.5, 0.3, 0.2, 0.7, 0.4, 0.1, 0.9]
    languages = ["en", "en", "en", "es", "es", "en", "es", "es", "zh"]
    checked = {0: True, 1: True, 2: False, 3: True, 6: True, 7: False}
    kept = keep(scores, languages, checked, 1.0, 2)
    check(kept == [0, 1, 3, 5, 6], "keep", found=kept)
    check(8 not in kept, "unchecked")
    lost = right_lost(languages, checked, [0, 6])
    check(lost == {"en": 0.5, "es": 0.5, "zh": None}, "lost", found=lost)
    check.report()


visible_checks()
