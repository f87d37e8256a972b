def visible_checks():
    from multimodal.checking import Checks

    check = Checks("balanced-split", topic="exercises/answering")

    def asked(question, answers):
        return [
            (question, f"{question} {number}", answer)
            for number, answer in enumerate(answers.split())
        ]

    hearts = asked("hearts", "one one two one two one one")
    found = balanced_pairs(hearts)
    wanted = [(hearts[0], hearts[2]), (hearts[1], hearts[4])]
    check(found == wanted, "pairs", found=found)
    found = len(balanced_pairs(asked("colour", "red blue green green")))
    check(found == 2, "most", found=found)
    cross = asked("cross", "yes yes yes")
    found = balanced_pairs(hearts[:3] + cross)
    check(found == [(hearts[0], hearts[2])], "alone", found=found)
    found = evened(cross + hearts)
    wanted = [hearts[number] for number in (0, 1, 2, 4)]
    check(found == wanted, "evened", found=found)
    found = blind_share(hearts + cross)
    check(abs(found - 0.8) < 1e-9, "blind", found=found)
    try:
        found = balanced_pairs([hearts[0], hearts[0]])
    except ValueError:
        found = ""
    check(found == "", "twice", found=found)
    check.report()


visible_checks()
