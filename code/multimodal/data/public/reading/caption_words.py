"""The words that caption files use for their columns, parts and pictures."""

import re
import unicodedata

WORDS = {
    "image": "image imagename imagefile imagefilename imagepath imagefilepath img imgname imgfile "
    "imgpath file filename filepath path picture photo imagen fichero archivo foto 图片 图像 照片 "
    "文件 文件名",
    "caption": "caption captions comment comments text texts sentence sentences raw description "
    "descripción leyenda texto comentario 描述 说明 文本 标题",
    "number": "number no nr num commentnumber captionnumber sentencenumber commentindex "
    "captionindex sentenceindex commentno captionno",
    "id": "id ids index imageid imgid captionid commentid sentenceid sentid sentids cocoid "
    "unnamed0",
    "split": "split set subset partition fold",
}
ROLES = {word: role for role, words in WORDS.items() for word in words.split()} | {"": "id"}
"""a column without a name counts rows: pandas writes such ones"""
SPLIT_WORDS = {
    "train": "train", "training": "train", "restval": "train",
    "val": "validation", "valid": "validation", "validation": "validation", "dev": "validation",
    "test": "test", "testing": "test",
}  # fmt: skip
PICTURE = re.compile(
    r"\.(jpe?g|jpe|jfif|png|gif|bmp|webp|tiff?|avif|heic|p[pgbn]m|svg)(\.\d+)?$", re.IGNORECASE
)
LONGEST_NUMBER = 9
"""digits"""


def split_name(word: str) -> str:
    """``val``, ``dev`` → ``validation``; names that nobody knows stay."""
    return SPLIT_WORDS.get(word.strip().casefold(), word.strip())


def is_number(cell: str) -> bool:
    """Whether it is a number that somebody counted to."""
    return cell.strip().isdecimal() and len(cell.strip()) <= LONGEST_NUMBER


def plain(name: str) -> str:
    """``Image_Name`` → ``imagename``."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name)).casefold()


def role_of(name: str) -> str:
    """What a column of this name holds; empty when nobody knows."""
    word = plain(name)
    stem = word.rstrip("0123456789")
    return ROLES.get(word) or ("caption" if ROLES.get(stem) == "caption" else "")
