def visible_checks():
    from math import log

    from multimodal.checking import Checks

    check = Checks("two-beams", topic="exercises/captioning")
    asked = []

    def table(**rows):
        def next_words(words):
            asked.append(words)
            return rows[words[-1] if words else "start"]

        return next_words

    stars = table(
        start={"a": 0.6, "two": 0.4},
        a={"star": 0.4, "heart": 0.35, "cross": 0.25},
        two={"stars": 0.9, "hearts": 0.1},
        **{
            thing: {".": 1.0}
            for thing in ("star", "heart", "cross", "stars", "hearts")
        },
    )
    found = [words for words, _ in beam_search(stars, 1, 5)]
    wanted = [("a", "star", ".")]
    check(found == wanted, "greedy", found=found)
    best = beam_search(stars, 2, 5)
    found = [words for words, _ in best]
    wanted = [("two", "stars", "."), ("a", "star", ".")]
    check(found == wanted, "better", found=found)
    check(
        all(
            abs(score - log(chance)) < 1e-9
            for (_, score), chance in zip(best, (0.36, 0.24))
        ),
        "score",
        found=best,
    )
    found = beam_search(stars, 9, 2)
    check(found == [], "dropped", found=found)

    early = table(
        start={".": 0.3, "a": 0.7},
        a={"red": 0.6, "blue": 0.4},
        red={"star": 1.0},
        blue={"star": 1.0},
        star={".": 1.0},
    )
    found = [words for words, _ in beam_search(early, 2, 5)]
    wanted = [("a", "red", "star", "."), (".",)]
    check(found == wanted, "stays", found=found)
    asked.clear()
    beam_search(early, 3, 5)
    check(
        len(asked) == len(set(asked)) and (".",) not in asked,
        "once",
        found=asked,
    )
    pair = [(("a", "."), log(0.2)), (("a", "big", "star", "."), log(0.1))]
    found = [by_length(pair, alpha)[0][0] for alpha in (0, 0.6, 1)]
    wanted = [pair[0][0], pair[1][0], pair[1][0]]
    check(found == wanted, "by_length", found=found)
    check.report()


visible_checks()
