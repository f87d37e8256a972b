def visible_checks():
    from multimodal.checking import Checks

    check = Checks("which-sensor-lies", topic="exercises/multimodality")
    absent = float("nan")

    def near(found, right):
        return found is not None and abs(found - right) < 1e-6

    def message(*arguments):
        try:
            fuse(*arguments)
        except Exception as error:
            return str(error) if isinstance(error, ValueError) else ""
        return ""

    well = fuse([12.0, 10.0], [2.0, 1.0])
    check(near(well.value, 10.4), "two", found=well.value)
    check(near(well.sigma, 0.8**0.5), "sigma", found=well.sigma)
    frozen = fuse([12.0, 10.0, 30.0], [2.0, 1.0, 0.5])
    check(frozen.used == (0, 1), "frozen", found=frozen.used)
    check(near(frozen.value, 10.4), "without", found=frozen.value)
    dark = fuse([absent, 10.0, 11.0], [2.0, 1.0, 1.0])
    check(dark.used == (1, 2), "absent", found=dark.used)
    split = fuse([12.0, 30.0], [2.0, 1.0])
    check(tuple(split) == (None, None, ()), "split", found=tuple(split))
    lonely = fuse([absent, 10.0], [2.0, 1.0])
    check(lonely.value is None, "alone", found=lonely.value)
    chain = fuse([0.0, 5.0, 10.0], [2.0, 2.0, 1.0])
    check(chain.used == (1, 2), "chain", found=chain.used)
    check("-1" in message([1.0, 2.0], [1.0, -1.0]), "positive")
    check.report()


visible_checks()
