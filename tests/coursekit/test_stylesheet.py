import pytest

from coursekit.stylesheet import Names, prune

PAGE = '<p class="on w/2">.off</p><script>one.classList.add("given")</script>'
SCRIPT = 'one.classList.add("tip-" + place, `${prefix}-auto`); const prefix = "bs-tooltip";'
NAMES = Names.of([PAGE], [SCRIPT])


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".on{a:b}.off{a:b}", ".on{a:b}"),
        (".off p,.on > p,p{a:b}", ".on > p,p{a:b}"),
        (".on.off{a:b}", ""),
        (r".w\/2{a:b}.w\/3{a:b}", r".w\/2{a:b}"),
        (".given,.tip-left,.bs-tooltip-auto,.tips{a:b}", ".given,.tip-left,.bs-tooltip-auto{a:b}"),
        ("@media print{.off{a:b}}", ""),
        ("@media print{.off{a:b}p{a:b}}", "@media print{p{a:b}}"),
        ("@supports (a:b){@media print{.off{a:b}.on{c:d}}}", None),
        ('p:not(.off),:is(.off,:not(.off)) b,[title=".off,"]{a:b}', None),
        ('@charset "x";@import url(a;b.css);p{a:b}', None),
        ("@font-face{a:b}@keyframes k{from{a:b}to{a:c}}", None),
        ('.off{content:"}"}p{content:"{";a:url(x;y{z)}', 'p{content:"{";a:url(x;y{z)}'),
        ("/* .on{ */.off{a:b}p{a:b}/* } */", "p{a:b}"),
        ("/* (c) {} :License: BSD */.off{a:b}p{a:b}", "/* (c) {} :License: BSD */p{a:b}"),
        ("#off{a:b}:root{--x:.off}", None),
        ("p{a:b;.off &{c:d}}", None),
    ],
)
def test_rules_stay_whose_classes_a_page_can_have(sheet: str, kept: str | None) -> None:
    if kept is None:
        kept = sheet.replace(".off{a:b}.on", ".on")
    assert prune(sheet, NAMES) == kept
