def hidden_checks():
    import random

    def share(found, wanted, about):
        if wanted is None:
            if found is not None:
                raise AssertionError(f"{about}: {found!r} instead of None")
        elif type(found) not in (int, float) or abs(found - wanted) > 1e-12:
            raise AssertionError(f"{about}: {found!r} instead of {wanted}")

    def named(found, wanted, about):
        if type(found) is not list or found != wanted:
            raise AssertionError(
                f"{about!r}: {found!r} instead of {wanted}"
            )
        if not all(type(one) is str for one in found):
            raise AssertionError(f"{about!r}: {found!r} are no names")

    def two(found, about):
        if type(found) is not tuple or len(found) != 2:
            raise AssertionError(f"{about}: {found!r} is no pair")
        return found

    names = {
        "dog": "dog",
        "Dogs": "dog",
        "hot dog": "sausage",
        "hot dog stand": "stand",
        "stand": "stand",
        "ice cream": "ice",
        "cream": "cream",
        "fire truck": "truck",
        "TV": "screen",
        "perro caliente": "sausage",
        "árbol": "tree",
    }
    fixed = {
        "A hot dog stand.": ["stand"],
        "A hot dog, stand!": ["sausage", "stand"],
        "hot hot dog dog stand": ["sausage", "dog", "stand"],
        "A hotdog, dogsled; a dog's bone": ["dog"],
        "ice, cream": ["cream"],
        "ICE CREAM and two dogs": ["ice", "dog"],
        "a fire  truck\nand a tv": ["truck", "screen"],
        "fire and truck": [],
        "Un perro caliente bajo un Árbol": ["sausage", "tree"],
        "dog-dog": ["dog", "dog"],
        "hot-dog": ["dog"],
        "underdog_dog dog": ["dog"],
        "": [],
        "hot dog hot": ["sausage"],
        "stand hot dog stand": ["stand", "stand"],
    }
    for text, wanted in fixed.items():
        named(mentions(text, names), wanted, text)
    named(mentions("a dog", {}), [], "no names")

    for seed in range(100):
        dice = random.Random(seed)
        kinds = ["k0", "k1", "k2", "k3", "k4"]
        words = {
            "one": "k0",
            "uno": "k0",
            "big one": "k1",
            "two": "k2",
            "very big one": "k3",
            "three four": "k4",
        }
        spoken = {k: [w for w in words if words[w] == k] for k in kinds}
        texts, there, said = [], [], []
        for _ in range(dice.randrange(1, 12)):
            own = [dice.choice(kinds) for _ in range(dice.randrange(4))]
            parts = [dice.choice(spoken[k]) for k in own]
            texts.append(", ".join([*parts, "four", "big"]).title())
            said.append(own)
            many = dice.randrange(5) if seed % 7 else 0
            there.append(
                dice.choice([set, list, tuple])(dice.sample(kinds, many))
            )
        before = repr((texts, there, words))
        whole = wrong = liars = due = silent = 0
        for own, real in zip(said, there):
            extra = [k for k in kinds if k in own and k not in real]
            whole += len(set(own))
            wrong += len(extra)
            liars += len(extra) > 0
            due += len(real)
            silent += sum(k not in own for k in real)
        about = f"{texts} of {there}"
        of_things, of_texts = two(
            hallucination_rate(texts, there, words), about
        )
        share(of_things, wrong / whole if whole else None, about)
        share(of_texts, liars / len(texts), about)
        found = left_out(texts, there, words)
        share(found, silent / due if due else None, f"left out, {about}")
        if repr((texts, there, words)) != before:
            raise AssertionError("an argument has changed")

    twice = two(
        hallucination_rate(["one one two"], [["k2"]], words), "twice"
    )
    share(twice[0], 1 / 2, "a thing that is named twice")
    share(left_out([""], [["k2", "k2", "k0"]], words), 1.0, "listed twice")
    for texts, there in (([], []), (["one"], []), (["one"], [["k0"]] * 2)):
        try:
            hallucination_rate(texts, there, words)
        except ValueError:
            continue
        raise AssertionError(f"{texts}, {there}: no ValueError")
    print("15 captions read, 100 sets of captions counted")


hidden_checks()
