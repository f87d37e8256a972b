"""What is read from the list, and that the shipped file is what its recipe writes."""

from multimodal.data.emoji import emoji_concepts
from tools.assets.emoji_subgroups import FILE, read_subgroups, rows

LISTING = (
    'export default {emojis:[{emoji:"😀",description:"grinning face",version:"1.0",'
    'keywords:["face","grin"],category:"face-emotion",group:"smileys-emotion",'
    'subgroup:"face-smiling"},{emoji:"❤️",description:"red heart",version:"0.6",'
    'category:"symbols",group:"smileys-emotion",subgroup:"heart"}]}'
)


def test_entries_are_read_with_and_without_keywords():
    assert read_subgroups(LISTING) == {
        "😀": ("smileys-emotion", "face-smiling"),
        "❤": ("smileys-emotion", "heart"),
    }


def test_rows_follow_the_concepts():
    found = list(rows(read_subgroups(LISTING)))
    assert found == [
        ("1F600", "smileys-emotion", "face-smiling")
        if one.emoji == "😀"
        else (one.id, "smileys-emotion", "heart")
        for one in emoji_concepts()
        if one.emoji in ("😀", "❤️")
    ]


def test_the_shipped_file_stands_in_their_order():
    lines = FILE.read_text("utf-8").splitlines()
    assert lines[0] == "id,group,subgroup"
    ids = [line.split(",")[0] for line in lines[1:]]
    places = {one.id: place for place, one in enumerate(emoji_concepts())}
    assert [places[one] for one in ids] == sorted(places[one] for one in ids)
