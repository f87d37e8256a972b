"""The sigmoid loss: equal to transformers', and by hand."""

import math

import pytest
import torch

from multimodal.losses.siglip import siglip_loss


def test_equals_the_loss_of_transformers():
    from transformers import SiglipConfig, SiglipModel

    tower = {
        "hidden_size": 16,
        "intermediate_size": 32,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
    }
    torch.manual_seed(0)
    model = SiglipModel(
        SiglipConfig(
            text_config=tower | {"vocab_size": 50, "max_position_embeddings": 7},
            vision_config=tower | {"image_size": 16, "patch_size": 8},
        )
    )
    with torch.no_grad():
        model.logit_scale.fill_(2.0)
        model.logit_bias.fill_(-3.0)
    output = model(
        input_ids=torch.randint(3, 50, (4, 7)),
        pixel_values=torch.rand(4, 3, 16, 16),
        return_loss=True,
    )
    ours = siglip_loss(
        output.image_embeds, output.text_embeds, model.logit_scale.exp(), model.logit_bias
    )
    torch.testing.assert_close(ours, output.loss, atol=1e-5, rtol=1e-5)


def test_two_pairs_by_hand():
    image = torch.eye(2)
    loss = siglip_loss(image, image, 3.0, -1.0)
    yes, no = math.log1p(math.exp(-(3 - 1))), math.log1p(math.exp(-1))
    assert float(loss) == pytest.approx(yes + no, abs=1e-6)


def test_sides_must_fit():
    with pytest.raises(ValueError, match="of one shape"):
        siglip_loss(torch.ones(3, 4), torch.ones(3, 5), 1.0, 0.0)
