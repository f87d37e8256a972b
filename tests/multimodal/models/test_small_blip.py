"""One network with three uses: what is shared, what each use may look at, gradients."""

import pytest
import torch
from transformers import BlipTextConfig, BlipVisionConfig

from multimodal.data.pairs import PairBatch
from multimodal.models.small_blip import READ, SmallBlip
from multimodal.recipes.blip.blip_training import blip_loss
from multimodal.token_ids import START

SIZE = {"hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2}
IMAGES = torch.rand(4, 3, 32, 32, generator=torch.Generator().manual_seed(0))
TOKENS = torch.tensor([[10, 5, 6, 7, 3], [10, 6, 5, 3, 0], [10, 8, 8, 3, 0], [10, 7, 5, 6, 3]])


@pytest.fixture
def model():
    torch.manual_seed(0)
    vision = BlipVisionConfig(
        num_hidden_layers=1, image_size=32, patch_size=16, initializer_range=0.02, **SIZE
    )
    text = BlipTextConfig(
        vocab_size=12,
        encoder_hidden_size=16,
        num_hidden_layers=2,
        max_position_embeddings=8,
        pad_token_id=0,
        bos_token_id=10,
        eos_token_id=3,
        sep_token_id=3,
        **SIZE,
    )
    return SmallBlip(vision=vision, text=text, shared=8)


def test_a_text_that_is_read_alone_starts_as_every_text():
    assert READ == START


def test_shapes(model):
    seen = model.see(IMAGES)
    assert seen.shape == (4, 1 + 4, 16)
    image, text = model.compare(seen, TOKENS)
    assert image.shape == text.shape == (4, 8)
    assert torch.allclose(text.norm(dim=1), torch.ones(4))
    assert model.judge(seen, TOKENS).shape == (4, 2)
    assert model(IMAGES, TOKENS).shape == (4, 5, 12)


def test_all_but_self_attention_is_shared(model):
    reader, writer = model.reader, model.writer.bert
    assert reader.embeddings.word_embeddings.weight is writer.embeddings.word_embeddings.weight
    words = model.writer.cls.predictions.decoder.weight
    assert words is writer.embeddings.word_embeddings.weight
    for one, other in zip(reader.encoder.layer, writer.encoder.layer, strict=True):
        assert one.crossattention is other.crossattention
        assert one.intermediate is other.intermediate
        assert one.attention is not other.attention


def test_writing_sees_no_later_token_and_reading_does(model):
    model.eval()
    seen, changed = model.see(IMAGES), TOKENS.clone()
    changed[:, 3] = 9
    before, after = model.write(seen, TOKENS), model.write(seen, changed)
    assert torch.allclose(before[:, :3], after[:, :3], atol=1e-6)
    assert not torch.allclose(before[:, 3], after[:, 3], atol=1e-4)
    assert not torch.allclose(model.judge(seen, TOKENS), model.judge(seen, changed), atol=1e-6)


def test_a_comparison_reads_the_text_alone_and_a_judgement_looks_at_the_picture(model):
    model.eval()
    one, other = model.see(IMAGES), model.see(IMAGES.flip(0))
    assert torch.equal(model.compare(one, TOKENS)[1], model.compare(other, TOKENS)[1])
    assert not torch.allclose(model.judge(one, TOKENS), model.judge(other, TOKENS), atol=1e-7)


def test_padding_changes_nothing(model):
    model.eval()
    seen, longer = model.see(IMAGES), torch.nn.functional.pad(TOKENS, (0, 2))
    for use in (model.judge, lambda s, t: model.compare(s, t)[1]):
        assert torch.allclose(use(seen, TOKENS), use(seen, longer), atol=1e-6)


def test_step_by_step_is_all_at_once(model):
    model.eval()
    state, found = model.begin(IMAGES), []
    for token in TOKENS.unbind(dim=1):
        logits, state = model.step(state, token)
        found.append(logits)
    assert torch.allclose(torch.stack(found, dim=1), model(IMAGES, TOKENS), atol=1e-5)


def test_every_parameter_learns_and_one_batch_is_learned_by_heart(model):
    batch = PairBatch(IMAGES, TOKENS, TOKENS != 0, torch.arange(4))
    torch.manual_seed(0)
    before = blip_loss(model, batch)
    before.backward()
    silent = [name for name, weight in model.named_parameters() if weight.grad is None]
    assert silent == []
    optimiser = torch.optim.Adam(model.parameters(), lr=5e-3)
    for _ in range(120):
        optimiser.zero_grad()
        loss = blip_loss(model, batch)
        loss.backward()
        optimiser.step()
    assert loss.item() < before.item() / 3
