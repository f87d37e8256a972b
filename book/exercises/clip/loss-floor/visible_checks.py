def visible_checks():
    from multimodal.checking import Checks

    check = Checks("loss-floor", topic="exercises/clip")
    for n, expected in ((32, 2.49), (128, 3.86)):
        floor = loss_floor(n, 1.0)
        check(
            abs(floor - expected) < 0.006,
            "known",
            n=n,
            expected=expected,
            floor=f"{floor:.3f}",
        )
    check(loss_floor(128, 10.0) < loss_floor(128, 1.0), "falls")

    scale = scale_for(128, 0.5)
    check(
        abs(loss_floor(128, scale) - 0.5) < 1e-6,
        "inverse",
        scale=f"{scale:.3f}",
    )
    check(scale_for(128, 6.0) == 0.0, "above", chance="ln 128")
    check.report()


visible_checks()
