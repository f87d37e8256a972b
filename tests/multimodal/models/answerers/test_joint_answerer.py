"""Three ways to join two vectors, and the published equations around them."""

import torch

from multimodal.models.answerers.joint_answerer import Concatenation, JointAnswerer, Product, Sum
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures

ONE, OTHER = torch.tensor([[2.0, 3.0]]), torch.tensor([[-1.0, 5.0]])


def test_what_each_way_gives() -> None:
    assert Sum(width=2)(ONE, OTHER).tolist() == [[1, 8]]
    assert Product(width=2)(ONE, OTHER).tolist() == [[-2, 15]]
    assert Concatenation(width=2)(ONE, OTHER).tolist() == [[2, 3, -1, 5]]
    assert Concatenation(width=2).width == 4


def test_forward_is_the_published_equations() -> None:
    torch.manual_seed(0)
    reader, pictures = QuestionReader(vocabulary=9, width=6), torch.randn(2, 10)
    model = JointAnswerer(
        picture=StoredFeatures(10), reader=reader, join=Product(width=6), answers=3
    )
    tokens = torch.tensor([[3, 1], [5, 2]])
    states, _ = reader.network(reader.embed(tokens))
    seen = torch.tanh(model.project_picture(pictures))
    read = torch.tanh(model.project_question(states[:, -1]))
    wanted = model.out(torch.tanh(model.hidden(seen * read)))
    torch.testing.assert_close(model(pictures, tokens, tokens > 0), wanted)
