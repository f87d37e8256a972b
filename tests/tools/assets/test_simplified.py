from tools.assets.simplified import TARGET, script


def test_the_table_of_the_search_is_what_its_recipe_makes() -> None:
    text = script()
    assert text == TARGET.read_text("utf-8")
    assert all(f" {pair} " in text for pair in ("對对", "學学", "圖图"))
