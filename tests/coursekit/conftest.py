"""A course of one page in three languages, without a flaw; copies of the tiny course."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursekit.course import Course

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "course"
FRONT = """---
kernelspec:
  name: python3
---
"""

CELL = """```{code-cell} ipython3
:tags: [remove-input]
from multimodal.notebook import figure, glue

glue("loss", 0.5)
figure("curve", draw, topic="clip")
```
"""

EQUATION = """```{math}
:label: eq-loss
\\ell = s\\, u^{\\top} v \\quad \\text{%s}
```
"""

EN = f"""{FRONT}
(intro)=
# Two encoders

A dual encoder compares pictures and sentences {{cite}}`radford2021clip`.

(loss)=
## The loss

The loss is {{glue:text}}`loss:.2f`, see {{eq}}`eq-loss` and {{ref}}`intro`; $N$ is the size.

{EQUATION % "for pairs"}
{CELL}
```{{glue:figure}} curve
:name: fig-curve
:alt: A curve that falls.

The loss falls during training.
```

- The first point of the list.
- The second point.
"""

ES = f"""{FRONT}
(intro)=
# Dos codificadores

Un codificador dual compara imágenes y frases {{cite}}`radford2021clip`.

(loss)=
## La pérdida

La pérdida es {{glue:text}}`loss:.2f`; véanse {{eq}}`eq-loss` y {{ref}}`intro`; $N$ es el tamaño.

{EQUATION % "para pares"}
{CELL}
```{{glue:figure}} curve
:name: fig-curve
:alt: Una curva que desciende.

La pérdida desciende durante el entrenamiento.
```

- El primer punto de la lista.
- El segundo punto.
"""

ZH = f"""{FRONT}
(intro)=
# 两个编码器

双编码器比较图片和句子 {{cite}}`radford2021clip`。

(loss)=
## 损失

损失为 {{glue:text}}`loss:.2f`，见 {{eq}}`eq-loss` 和 {{ref}}`intro`，$N$ 为批大小。

{EQUATION % "对每一对"}
{CELL}
```{{glue:figure}} curve
:name: fig-curve
:alt: 一条下降的曲线。

损失在训练中下降。
```

- 列表的第一点。
- 第二点。
"""

BIB = """@inproceedings{radford2021clip,
  author = {Radford, Alec and others},
  title  = {Learning Transferable Visual Models From Natural Language Supervision},
  year   = {2021},
  url    = {https://arxiv.org/abs/2103.00020}
}
"""

GLOSSARY = """
- en: dual encoder
  es: codificador dual
  zh: 双编码器
  also: {es: [modelo de dos torres]}
  enforce: true
  means: {en: Two encoders., es: Dos codificadores., zh: 两个编码器。}
- en: zero-shot
  es: zero-shot
  zh: 零样本
  avoid: {es: [cero-disparo], zh: [零拍]}
  means: {en: Without examples., es: Sin ejemplos., zh: 没有样本。}
- en: normalization
  es: normalización
  zh: 归一化
  not_here: {zh: [正则化]}
  means: {en: A fixed scale., es: Una escala fija., zh: 固定的尺度。}
- en: regularization
  es: regularización
  zh: 正则化
  means: {en: Against overfitting., es: Contra el sobreajuste., zh: 防止过拟合。}
"""

SITE = {
    "en": "title: A course\n",
    "es": "title: Un curso\n",
    "zh": "title: 一门课程\n",
}


@pytest.fixture(scope="session")
def copy_course() -> Callable[[Path], Course]:
    """Makes a fresh copy of the tiny course at a path."""

    def copy(folder: Path) -> Course:
        shutil.copytree(FIXTURE, folder, ignore=shutil.ignore_patterns("__pycache__", "_build"))
        return Course(folder)

    return copy


@pytest.fixture
def pages() -> dict[str, str]:
    """The page ``clip`` in each language."""
    return {"en": EN, "es": ES, "zh": ZH}


@pytest.fixture
def course(tmp_path: Path, pages: dict[str, str]) -> Course:
    """The course in a folder."""
    files = {
        "_config.yml": (ROOT / "_config.yml").read_text("utf-8"),
        "_toc.yml": "format: jb-book\nroot: book/clip\n",
        "book/clip.md": pages["en"],
        "book/references.bib": BIB,
        "translations/es/clip.md": pages["es"],
        "translations/zh/clip.md": pages["zh"],
        "translations/glossary.yml": GLOSSARY,
        **{f"translations/{code}/site.yml": text for code, text in SITE.items()},
        "code/multimodal/words/clip.yml": "loss: {en: loss, es: pérdida, zh: 损失}\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Course(tmp_path)


@pytest.fixture
def plant(course: Course) -> Callable[[str, str, str], None]:
    """Replace a text of a file by another: the planted error."""

    def replace(name: str, old: str, new: str) -> None:
        path = course.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace
