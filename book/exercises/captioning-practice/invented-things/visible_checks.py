def visible_checks():
    from multimodal.checking import Checks

    check = Checks("invented-things", topic="exercises/captioning-practice")
    names = {
        "dog": "dog",
        "puppy": "dog",
        "hot dog": "sausage",
        "cat": "cat",
        "tennis ball": "ball",
        "ball": "ball",
    }
    found = mentions("A puppy and a cat chase a dog.", names)
    wanted = ["dog", "cat", "dog"]
    check(found == wanted, "order", found=found)
    found = mentions("Hot dog beside a tennis ball", names)
    wanted = ["sausage", "ball"]
    check(found == wanted, "longest", found=found)
    found = mentions("It is hot, dog and category agree", names)
    check(found == ["dog"], "whole", found=found)

    captions = [
        "a puppy and a dog",
        "a cat",
        "a nice day",
        "a cat and a ball",
    ]
    present = [{"dog"}, {"dog"}, {"cat"}, {"cat", "ball"}]
    found = hallucination_rate(captions, present, names)
    check(found == (1 / 4, 1 / 4), "rate", found=found)
    found = hallucination_rate(["a nice day"], [{"cat"}], names)
    check(found == (None, 0), "silent", found=found)
    found = left_out(captions, present, names)
    check(found == 2 / 5, "left_out", found=found)
    check.report()


visible_checks()
