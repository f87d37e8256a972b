def visible_checks():
    from multimodal.checking import Checks

    check = Checks("run-the-program", topic="exercises/answering")

    def thing(colour, shape, x, y):
        return {"colour": colour, "shape": shape, "x": x, "y": y}

    scene = [
        thing("red", "cross", 1, 1),
        thing("blue", "heart", 3, 1),
        thing("red", "heart", 2, 3),
    ]
    hearts = ("filter", "shape", "heart")
    red, one = ("filter", "colour", "red"), ("unique",)

    def fails(*program):
        try:
            return f"{run(program, scene)!r}"
        except ValueError:
            return ""

    found = run([hearts, ("count",)], scene)
    check(type(found) is int and found == 2, "count", found=found)
    found = run([("filter", "shape", "star"), ("exists",)], scene)
    check(found is False, "exists", found=found)
    found = run([red, hearts, one, ("query", "colour")], scene)
    check(found == "red", "query", found=found)
    program = [red, hearts, one, ("relate", "right"), ("query", "shape")]
    found = run(program, scene)
    check(found == "heart", "relate", found=found)
    program = [red, hearts, one, ("relate", "above"), ("count",)]
    found = run(program, scene)
    check(found == 2, "above", found=found)
    program = [red, hearts, one, ("same", "shape"), ("query", "colour")]
    found = run(program, scene)
    check(found == "blue", "same", found=found)
    found = fails(hearts, one, ("query", "colour"))
    check(found == "", "unique", found=found)
    found = fails(hearts)
    check(found == "", "no_answer", found=found)
    check.report()


visible_checks()
