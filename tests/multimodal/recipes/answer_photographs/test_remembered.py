import torch

from multimodal.recipes.answer_photographs.remembered import remembering


def test_each_text_is_read_once_and_keeps_its_vector():
    read = []

    def reader(texts):
        read.extend(texts)
        return torch.tensor([[float(len(text))] for text in texts])

    again = remembering(reader)
    assert again(["a", "bb", "a"]).tolist() == [[1.0], [2.0], [1.0]]
    assert again(["bb", "ccc"]).tolist() == [[2.0], [3.0]]
    assert read == ["a", "bb", "ccc"]
