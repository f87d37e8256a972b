"""Every rule for prose, on a text that breaks it and on one that does not."""

import pytest

from coursekit.gates.prose.passage import Passage
from coursekit.gates.prose.ruleset import check_language
from coursekit.myst.page import CITATION, CODE, MATH, NUMBER, ROLE


def rules(language: str, text: str, *, measured: bool = False, mentions: tuple = ()) -> set[str]:
    passage = Passage("a.md", 3, language, text, mentions, measured)
    return {finding.rule for finding in check_language([passage])}


RIGHT = [
    ("zh", "权重的形状是 (16, 64)；标量的形状是 ()，键是 image_to_text 和 text_to_image。"),
    ("zh", f"双编码器（dual encoder）把图片映射为向量，相似度为 {MATH}。"),
    ("zh", f"召回率为 {NUMBER}，见{ROLE}；用 CLIP 训练 3 次（共 20 步），输出 {CODE}。"),
    ("zh", "他说：“温度越低，概率越尖锐。”这并不难……"),
    ("zh", "论文 Learning Transferable Visual Models 的作者来自 OpenAI。"),
    ("zh", "显著地执行了表里如一的准则，后来发现余弦相似度更高。"),
    ("es", "¿Qué mide la pérdida? ¡Más de lo que parece!"),
    ("es", "La temperatura vale 0.07 y hay 1 914 conceptos en (1,2)."),
    ("es", "Se llama «zero-shot»; la frase «the loss is the sum of all» se cita entera."),
    ("es", "El codificador de texto escribe un vector por cada descripción del lote."),
    ("en", "The loss of the model is the mean over the batch, as in “una foto de un perro”."),
    ("en", "What is a loss? It is 0.5 here."),
    ("en", "the la el"),
    ("es", "Pictures join captions, encoders learn, losses compare, gradients flow."),
    ("es", "Tres millones de parámetros y los pesos de la red; 3 de los 10 pares."),
    ("es", f"Ocurre en el {NUMBER} % de los casos."),
    ("zh", f"共 {NUMBER} 个参数，4 个权重矩阵，长度为 1，只有一个为一种；引发了讨论。"),
    ("zh", f"训练 {NUMBER} 轮，普遍如此，再算一遍。"),
    ("en", f"It is right in {NUMBER} % of the cases, in 3 of the 10."),
    ("en", "In Spanish, perro y gato, two words."),
    ("zh", "Transformers Attention Pooling Softmax"),
    ("en", "A cat, a dog: two animals. See https://example.org/a,b for more."),
]

WRONG = [
    ("zh", "雙編碼器把圖片映射為向量。", "traditional"),
    ("zh", "真実的図片取平均値。", "traditional"),
    ("zh", "如此重复三百徧。", "traditional"),
    ("zh", "编码器,解码器。", "punctuation"),
    ("zh", "编码器(encoder)很有用。", "punctuation"),
    ("zh", "就是这样.", "punctuation"),
    ("zh", f"对每个 {MATH}, 都有一个向量。", "punctuation"),
    ("zh", "原因很多...", "punctuation"),
    ("zh", '他说"温度"很低。', "quotes"),
    ("zh", "用CLIP训练。", "spacing"),
    ("zh", "训练 3次。", "spacing"),
    ("zh", f"相似度为{MATH}。", "spacing"),
    ("zh", "第一句。 第二句。", "spacing"),
    ("zh", "第一行\n第二行。", "spacing"),
    ("zh", "第一行，\n第二行。", "spacing"),
    ("zh", "编码器 解码器。", "spacing"),
    ("zh", "エンコーダ把图片映射为向量。", "script"),
    ("zh", "인코더把图片映射为向量。", "script"),
    ("zh", "这里 the loss is the sum of all pairs 没有翻译。", "foreign"),
    ("zh", "La pérdida es la suma de todos los pares del lote.", "foreign"),
    ("es", "Qué mide la pérdida?", "opening sign"),
    ("es", "¡Cuidado", "opening sign"),
    ("es", "La temperatura vale 0,07.", "decimal"),
    ("es", 'Se llama "temperatura".', "quotes"),
    ("es", "Se llama “temperatura”.", "quotes"),
    ("es", "Se llama «temperatura.", "quotes"),
    ("es", "La pérdida baja. The loss is the mean of both directions.", "foreign"),
    ("es", "Two encoders learn one shared space from pictures with captions only.", "foreign"),
    (
        "es",
        "Pictures join captions, encoders learn, losses compare, gradients flow, weights move.",
        "foreign",
    ),
    (
        "es",
        "Pictures join captions, encoders learn, losses compare, gradients flow daily.",
        "foreign",
    ),
    ("es", "El círculo se llama 圆 aquí.", "foreign"),
    ("en", "The loss falls. La pérdida es la media de las dos direcciones.", "foreign"),
    ("en", "La foto es una.", "foreign"),
    ("en", "The circle is called 圆 here.", "foreign"),
    ("en", "Here is the translation of the page.", "left-over"),
    ("es", "Aquí tienes la traducción del texto.", "left-over"),
    ("zh", "严格指令：只输出译文。", "left-over"),
    ("en", "TODO: say more.", "left-over"),
    ("en", "As the literature says [E S Z].", "left-over"),
    ("en", "This is claimed [UP].", "left-over"),
    ("en", "The source documents disagree.", "left-over"),
    ("en", "Some **bold text that did not close.", "markup"),
    ("en", "A link [here](a.md that did not close.", "markup"),
    ("en", "Two  spaces.", "spacing"),
    ("es", "Un espacio , antes.", "spacing"),
    ("en", "The the loss.", "repetition"),
    ("es", "Un modelo con 86 millones de pesos.", "money"),
    ("es", f"El codificador tiene {NUMBER} pesos.", "money"),
    ("es", "Un modelo de mil millones de pesos y otro de mil pesos.", "money"),
    ("es", f"Acierta en {NUMBER} de los casos.", "share"),
    ("es", "Acierta en 0.95 de las consultas.", "share"),
    ("en", f"It is right in {NUMBER} of the cases.", "share"),
    ("en", "It is right in 0.95 of all queries.", "share"),
    ("zh", f"模型有 {NUMBER}M 个权重。", "count"),
    ("zh", "一个有十亿权重的模型。", "count"),
    ("zh", f"把数据看 {NUMBER} 遍。", "count"),
    ("zh", "向量的长度都是一。", "count"),
    ("zh", "它的概率趋近于一而消退。", "count"),
    ("zh", f"形状不符会引发 {CODE}。", "term"),
]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_right_texts_pass(language: str, text: str) -> None:
    assert rules(language, text) == set()


@pytest.mark.parametrize(("language", "text", "rule"), WRONG)
def test_wrong_texts_are_found(language: str, text: str, rule: str) -> None:
    assert rule in rules(language, text)


@pytest.mark.parametrize(
    ("language", "formula", "found"),
    [
        ("es", "n = 32{,}768", {"decimal"}),
        ("es", r"n = 32\,768", set()),
        ("es", "x_{1{,}j}", set()),
        ("zh", "n = 32{,}768", set()),
    ],
)
def test_a_comma_between_thousands_is_a_decimal_comma_in_spanish(
    language: str, formula: str, found: set[str]
) -> None:
    passage = Passage("a.md", 3, language, f"{MATH}", formulas=(formula,))
    assert {finding.rule for finding in check_language([passage])} == found


def test_words_in_italics_are_mentions() -> None:
    assert "foreign" not in rules("en", "The circle is called 圆 here.", mentions=("圆",))


def test_typed_numbers_warn_on_pages_with_cells() -> None:
    text = "Recall is 0.93 after training. That is 12 % more."
    assert rules("en", text) == set()
    assert rules("en", text, measured=True) == {"number"}
    assert rules("zh", "召回率为 0.93。", measured=True) == {"number"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Todo bien.\nThe loss is the mean of both directions.", 4),
        ("The loss is\nthe mean “de” both\ndirections of it.\nBien.", 3),
    ],
)
def test_a_stray_clause_is_named_with_its_line(text: str, line: int) -> None:
    found = [
        finding for finding in check_language([Passage("a.md", 3, "es", text)])
        if finding.rule == "foreign"
    ]  # fmt: skip
    assert [finding.line for finding in found] == [line]


def test_a_typed_number_is_named_with_its_line() -> None:
    text = f"Recall rises {CITATION} by 3 %.\nFine. It is 0.93\nand 12 % more."
    found = check_language([Passage("a.md", 3, "en", text, (), True)])
    assert [(f.line, f.text, f.severity) for f in found] == [
        (4, "0.93", "warning"),
        (5, "12 %", "warning"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Se llama casa\n0,07 y más cosas", "“ma casa⏎0,07 y más c”: "),
        (f"{MATH}0,07", "“▢0,07”: "),
    ],
)
def test_a_message_shows_the_words_around(text: str, message: str) -> None:
    (finding,) = check_language([Passage("a.md", 3, "es", text)])
    assert finding.message.startswith(message)
    assert finding.line == 3 + text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"Recall is {NUMBER} after training.",
        f"CLIP reaches 76.2 % on ImageNet {CITATION}.",
        "In 2021 there were 400 million pairs and Python 3.11.1 was new.",
    ],
)
def test_numbers_from_cells_and_from_the_literature_are_right(text: str) -> None:
    assert rules("en", text, measured=True) == set()


def test_a_finding_names_the_line_and_the_words() -> None:
    passage = Passage("a.md", 3, "zh", "第一行结束，\n用CLIP。")
    found = [f for f in check_language([passage]) if "Latin" in f.message]
    assert [(f.line, f.text) for f in found] == [(4, "用C")]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("the loss is the mean of both directions", 4),
        ("Pictures join captions, encoders learn,\nlosses compare, weights move slowly", 3),
    ],
)
def test_foreign_words_are_found_where_they_begin_or_else_at_the_passage(words, line) -> None:
    passage = Passage("a.md", 3, "es", f"{'La pérdida baja.' * (line - 3)}\n{words}.")
    assert [(f.rule, f.line) for f in check_language([passage])] == [("foreign", line)]
