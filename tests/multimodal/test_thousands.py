import pytest

from multimodal.language import thousands


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (f"{20_000:,}", "en", "20,000"),
        (f"{20_000:,}", "zh", "20,000"),
        (f"{1_234_567:,}", "es", "1\u202f234\u202f567"),
        (f"{1234.5:,.2f}", "es", "1\u202f234.50"),
        ("200", "es", "200"),
        ("en, es, zh: 3,5", "es", "en, es, zh: 3,5"),
    ],
)
def test_spanish_groups_by_a_space(text, language, expected):
    assert thousands(text, language) == expected
