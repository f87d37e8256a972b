import pytest

from coursekit.course import Course, CourseError
from coursekit.finding import Finding
from coursekit.gates.sources import Sources
from coursekit.gates.works import check_bibliography, read_works

ENTRY = """@article{one2020,
  author = {One, An},
  title = {A {Title}},
  year = {2020},
  doi = {10.1000/182}
}
"""


def check(course: Course, works: str) -> list[Finding]:
    """What the gate says of a bibliography whose work ``one2020`` the page cites."""
    page = course.page("clip", "en")
    page.write_text(page.read_text("utf-8").replace("radford2021clip", "one2020"), "utf-8")
    (course.book / "references.bib").write_text(works, "utf-8")
    return list(check_bibliography(Sources(course)))


def test_a_sound_bibliography_passes(course: Course) -> None:
    assert check(course, ENTRY) == []
    (entry,) = read_works(course)
    assert (entry.key, entry.line) == ("one2020", 1)
    assert entry.fields["doi"] == "10.1000/182"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  author = {One, An},\n", "", "author is missing"),
        ("{2020}", "{20}", "year '20'"),
        ("10.1000/182", "doi:182", "is no DOI"),
        ("doi = {10.1000/182}", "url = {https://arxiv.org/abs/21}", "no arXiv number"),
        ("doi = {10.1000/182}", "url = {http://a.org}", "must begin with https://"),
        ("  doi = {10.1000/182}\n", "", "give a doi"),
        ("{one2020,", "{two2020,", "no page cites two2020"),
    ],
)
def test_flaws_of_a_bibliography(course: Course, old: str, new: str, words: str) -> None:
    findings = check(course, ENTRY.replace(old, new))
    assert [words in finding.message for finding in findings] == [True]


@pytest.mark.parametrize(
    "address",
    [
        "eprint = {2103.00020}",
        "eprint = {cs/0112017}",
        "url = {https://arxiv.org/abs/2103.00020v2}",
        "url = {https://example.org/paper}",
        "DOI = {10.1000/182}",
    ],
)
def test_one_address_is_enough(course: Course, address: str) -> None:
    assert check(course, ENTRY.replace("doi = {10.1000/182}", address)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  title = {A {Title}},\n", "", "title is missing"),
        ("  year = {2020},\n", "", "year is missing"),
        ("{2020}", "{1850}", "year '1850'"),
        ("doi = {10.1000/182}", "eprint = {21}", "no arXiv number"),
        ("doi = {10.1000/182}", "doi = {182}, url = {https://a.org}", "is no DOI"),
        ("{A {Title}},", "{A {Title,", "not valid BibTeX"),
    ],
)
def test_each_field_is_looked_at(course: Course, old: str, new: str, words: str) -> None:
    try:
        found = [finding.message for finding in check(course, ENTRY.replace(old, new))]
    except CourseError as error:
        found = [str(error)]
    assert [words in message for message in found] == [True]


def test_a_course_may_have_no_bibliography(course: Course) -> None:
    (course.book / "references.bib").unlink()
    assert read_works(course) == []


def test_a_key_stands_once(course: Course) -> None:
    (finding,) = check(course, ENTRY + "\n" + ENTRY)
    assert finding.line == 8
    assert "used twice" in finding.message
