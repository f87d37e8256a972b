def hidden_checks():
    import math
    import random

    def expect(condition, about):
        if condition is not True:
            raise AssertionError(about)

    def plain(found, about):
        expect(type(found) is list, f"{about}: {type(found)} is no list")
        for pair in found:
            expect(type(pair) is tuple and len(pair) == 2, about)
            expect(type(pair[0]) is tuple, f"{about}: words {pair[0]!r}")
            expect(all(type(w) is str for w in pair[0]), f"{about}: {pair}")
            expect(type(pair[1]) in (int, float), f"{about}: {pair[1]!r}")
        return found

    def same(found, wanted, about):
        plain(found, about)
        expect(len(found) == len(wanted), f"{about}: {found}, not {wanted}")
        for (w, s), (v, t) in zip(found, wanted):
            expect(w == v, f"{about}: {w} instead of {v}")
            expect(abs(s - t) < 1e-9, f"{about}: {s} instead of {t}")

    class Model:
        def __init__(self, seed, names, stop):
            self.seed, self.names, self.stop = seed, names, stop
            self.asked = []

        def chances(self, words):
            dice = random.Random(f"{self.seed} {words}")
            drawn = [dice.random() ** 3 for _ in self.names]
            if self.seed % 3 == 0:
                drawn[dice.randrange(len(drawn))] = 0.0
            order = dice.sample(range(len(drawn)), len(drawn))
            whole = sum(drawn) or 1.0
            return {self.names[i]: drawn[i] / whole for i in order}

        def __call__(self, words):
            expect(type(words) is tuple, f"asked with {words!r}")
            expect(self.stop not in words, f"asked after the end: {words}")
            self.asked.append(words)
            return self.chances(words)

    def slowly(model, width, most):
        beam = [((), 0.0)]
        for length in range(1, most + 1):
            offers = []
            for words, value in beam:
                if words and words[-1] == model.stop:
                    offers.append((words, value))
                    continue
                for name, chance in model.chances(words).items():
                    over = length == most and name != model.stop
                    if chance and not over:
                        longer = (*words, name)
                        offers.append((longer, value + math.log(chance)))
            order = sorted(
                range(len(offers)), key=lambda i: (-offers[i][1], i)
            )
            beam = [offers[i] for i in order[:width]]
        return beam

    def everything(model, most):
        whole, open_ = [], [((), 0.0)]
        for _ in range(most):
            longer = [
                ((*words, name), value + math.log(chance))
                for words, value in open_
                for name, chance in model.chances(words).items()
                if chance
            ]
            whole += [pair for pair in longer if pair[0][-1] == model.stop]
            open_ = [pair for pair in longer if pair[0][-1] != model.stop]
        return sorted(whole, key=lambda pair: -pair[1])

    for seed in range(60):
        stop = (".", "<end>", "。")[seed % 3]
        names = [stop, "a", "red", "star", "left"][: 3 + seed % 3]
        most = 2 + seed % 4
        for width in (1, 2, 3, 7):
            model = Model(seed, names, stop)
            found = beam_search(model, width, most, stop)
            about = f"table {seed}, width {width}"
            same(found, slowly(model, width, most), about)
            once = len(model.asked) == len(set(model.asked))
            expect(once, f"{about}: asked twice for the same words")
        model = Model(seed, names, stop)
        found = beam_search(model, 5000, most, stop)
        same(found, everything(model, most), f"table {seed}, all")

    even = {"a": 0.5, "b": 0.5}
    half = {"b": 0.25, "!": 0.5, "a": 0.25}
    found = beam_search(
        lambda words: half if len(words) else even, 4, 3, end="!"
    )
    names = [words for words, _ in plain(found, "ties")]
    wanted = [("a", "!"), ("b", "!"), ("a", "b", "!"), ("a", "a", "!")]
    expect(names == wanted, f"ties: {names} instead of {wanted}")

    def very(words):
        return {"very": 0.5, ".": 0.0 if len(words) < 1400 else 0.5}

    found = beam_search(very, 2, 1402)
    same(
        found,
        [
            (("very",) * n + (".",), (n + 1) * math.log(0.5))
            for n in (1400, 1401)
        ],
        "a long sentence",
    )
    same(beam_search(very, 3, 5), [], "nothing ends")
    same(beam_search(lambda w: {".": 1.0}, 3, 1), [((".",), 0.0)], "end")
    for width, most in ((0, 3), (3, 0), (-1, 3)):
        try:
            beam_search(very, width, most)
        except ValueError:
            continue
        raise AssertionError(f"width {width}, longest {most}: no error")

    for seed in range(40):
        dice = random.Random(seed)
        pairs = [
            (("w",) * dice.randrange(9) + (".",), -10 * dice.random())
            for _ in range(12)
        ]
        pairs += [((*words, "."), value) for words, value in pairs[:3]]
        pairs += [(("v", *words[1:]), value) for words, value in pairs[:3]]
        before, alpha = list(pairs), dice.choice([0, 0.3, 1, 1.7])
        order = sorted(
            range(len(pairs)),
            key=lambda i: (-pairs[i][1] / len(pairs[i][0]) ** alpha, i),
        )
        found = plain(by_length(pairs, alpha), "by_length")
        expect(pairs == before, "by_length has changed its argument")
        expect(
            found == [pairs[i] for i in order], f"alpha {alpha}: {found}"
        )
    print("60 tables, 4 widths, all sentences: the same")


hidden_checks()
