def visible_checks():
    import math

    import torch

    from multimodal.checking import Checks

    check = Checks("the-end-counts", topic="exercises/captioning")
    inputs, targets, real = shifted([[5, 7, 6], [4]], start=1, end=2)
    found = inputs.tolist()
    check(found == [[1, 5, 7, 6], [1, 4, 2, 2]], "inputs", found=found)
    found = targets.tolist()
    check(found == [[5, 7, 6, 2], [4, 2, 2, 2]], "targets", found=found)
    found = real.tolist()
    check(found == [[True] * 4, [True, True, False, False]], "real")
    try:
        shifted([[5, 2, 6]], start=1, end=2)
        refused = False
    except ValueError:
        refused = True
    check(refused, "holds_end")

    logits = torch.zeros(2, 4, 8)
    logits[1, 1, 2] = math.log(7)  # the end of the short one: 1/2
    logits[1, 2:] = torch.nan
    scores = sentence_scores(logits, targets, real)
    wanted = [4 * math.log(1 / 8), math.log(1 / 8) + math.log(1 / 2)]
    close = torch.allclose(scores, torch.tensor(wanted), atol=1e-5)
    check(close, "scores", found=scores.tolist(), wanted=wanted)
    found = perplexity(torch.tensor(wanted), real)
    check(abs(found - 2 ** (16 / 6)) < 1e-3, "perplexity", found=found)
    check.report()


visible_checks()
