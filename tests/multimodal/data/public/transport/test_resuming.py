import io
import time
import urllib.request
from urllib.error import URLError

import pytest

from multimodal.data.public.transport.resuming import transfer
from multimodal.data.public.transport.web import Patience, Redirects

CONTENT = bytes(range(256)) * 4000
HASTE = Patience(silence=0.8, slowest=5000, window=0.4)
MB = 2**20


def headed(code=200, **headers):
    """A reply of headers alone."""

    def reply(handler, content):
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return reply


def body(content_of, pause=0.0, **headers):
    """A reply whose body is what ``content_of`` makes of the file, piece by piece."""

    def reply(handler, content):
        headed(**headers)(handler, content)
        for piece in content_of(content):
            handler.wfile.write(piece)
            time.sleep(pause)

    return reply


def raw(line, pause=0.0, rest=b""):
    """A reply that is no HTTP, or not all of it."""

    def reply(handler, content):
        for byte in line:
            handler.wfile.write(bytes([byte]))
            time.sleep(pause)
        handler.wfile.write(rest)

    return reply


BAD = {
    **{str(code): (headed(code), f"the server refused: {code} ") for code in (204, 403, 429, 500)},
    "asked for nothing": (headed(206, Content_Range="bytes 7-9/9"), "the server refused: 206"),
    "416 to a whole": (headed(416), "the server refused: 416"),
    "no place": (headed(302), "the server refused: 302"),
    "to a file": (headed(302, Location="file:///etc/passwd"), "the server refused: 302"),
    "to ftp": (headed(302, Location="ftp://127.0.0.1/x"), "broke off.*unknown url type|refused"),
    "in circles": (headed(302, Location="x.zip"), "the server refused: 302"),
    "short": (body(lambda c: [c], Content_Length="1999999"), "broke off.*of 1999999 bytes came"),
    "chunks end": (body(lambda c: [b"400\r\n12"], Transfer_Encoding="chunked"), "broke off"),
    "bad chunk": (body(lambda c: [b"zz\r\n12"], Transfer_Encoding="chunked"), "broke off"),
    "no http": (raw(b"\0\1garbage\r\n"), "broke off"),
    "nothing": (raw(b""), "broke off"),
    "long line": (raw(b"HTTP/1.0 200 OK\r\n", rest=b"a" * 70000), "broke off"),
    "silent": (lambda handler, _: time.sleep(2), r"no byte for 0\.8 s"),
    "slow headers": (raw(b"HTTP/1.0 200 OK\r\nLong: header and more", 0.1), r"no byte for 0\.8 s"),
    "stalls": (body(lambda c: [c[:9]], 2, Content_Length="99"), r"no byte for 0\.8 s"),
    "slow chunk": (
        body(lambda c: [b"0"] * 15, 0.1, Transfer_Encoding="chunked"),
        r"no byte for 0\.8 s",
    ),
    "drips": (body(lambda c: [b"1"] * 9, 0.1, Content_Length="99"), "only .* bytes a second"),
    "endless": (body(lambda c: [c] * 20), "more than the 2097152 bytes come"),
    "far too long": (headed(Content_Length="3000000"), "3000000 bytes are announced"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_goes_wrong_is_one_sentence_with_the_address(tmp_path, server, case):
    server.files["x.zip"] = CONTENT
    server.replies["x.zip"], words = BAD[case]
    with pytest.raises(ValueError, match=rf"^\S*/x\.zip: .*({words})") as caught:
        transfer(f"{server.address}/x.zip", tmp_path / "x", limit=2 * MB, patience=HASTE)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


FINE = {
    "announced": body(lambda c: [c], Content_Length=str(len(CONTENT))),
    "not announced": body(lambda c: [c]),
    "badly announced": body(lambda c: [c], Content_Length="abc"),
    "less than nothing": body(lambda c: [c], Content_Length="-5"),
    "in chunks": body(
        lambda c: [b"%x\r\n%s\r\n0\r\n\r\n" % (len(c), c)], Transfer_Encoding="chunked"
    ),
    "more than announced": body(lambda c: [c, b"more"], Content_Length=str(len(CONTENT))),
    "named as compressed": body(lambda c: [c], Content_Encoding="gzip"),
}


@pytest.mark.parametrize("case", FINE)
def test_a_whole_file_arrives_as_it_is(tmp_path, server, case):
    server.files["x.zip"] = CONTENT
    server.replies["x.zip"] = FINE[case]
    assert not transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB, patience=HASTE)
    assert (tmp_path / "x").read_bytes() == CONTENT


def test_a_redirection_is_followed(tmp_path, server):
    server.files["x.zip"] = CONTENT
    server.replies["y"] = headed(302, Location="sub/x.zip")
    transfer(f"{server.address}/y", tmp_path / "x", limit=MB)
    assert (tmp_path / "x").read_bytes() == CONTENT


def test_the_rest_is_fetched_where_the_first_attempt_stopped(tmp_path, server):
    server.files["x.zip"] = CONTENT
    server.cut.add("x.zip")
    with pytest.raises(ValueError, match="broke off"):
        transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB)
    half = len(CONTENT) // 2
    assert (tmp_path / "x").read_bytes() == CONTENT[:half]
    server.cut.clear()
    assert transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB)
    assert server.ranges == [None, f"bytes={half}-"]
    assert (tmp_path / "x").read_bytes() == CONTENT


@pytest.mark.parametrize("length", [True, False])
def test_a_server_that_hands_out_pieces_is_asked_again(tmp_path, server, length):
    def piece(handler, content):
        start = int((handler.headers["Range"] or "bytes=0-")[6:-1])
        some = content[start : start + len(content) // 3 + 1]
        span = f"bytes {start}-{start + len(some) - 1}/{len(content)}"
        sizes = {"Content_Length": str(len(some))} if length else {}
        body(lambda _: [some], code=206, Content_Range=span, **sizes)(handler, content)

    server.files["x.zip"] = CONTENT
    server.replies["x.zip"] = piece
    for _ in range(2):
        with pytest.raises(ValueError, match=f"broke off, try again: .* of {len(CONTENT)} bytes"):
            transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB)
    assert transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB)
    assert (tmp_path / "x").read_bytes() == CONTENT


def without_ranges(handler, content):
    headed(Content_Length=str(len(content)))(handler, content)
    handler.wfile.write(content)


def elsewhere(handler, content):
    if handler.headers["Range"]:
        headed(206, Content_Range="bytes 5-9/10", Content_Length="5")(handler, content)
    else:
        without_ranges(handler, content)


@pytest.mark.parametrize("reply", [without_ranges, elsewhere])
def test_what_cannot_be_continued_starts_over(tmp_path, server, reply):
    server.files["x.zip"] = CONTENT
    server.replies["x.zip"] = reply
    (tmp_path / "x").write_bytes(b"something else")
    assert not transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB)
    assert (tmp_path / "x").read_bytes() == CONTENT


def test_a_part_longer_than_the_file_starts_over(tmp_path, server):
    server.files["x.zip"] = CONTENT
    (tmp_path / "x").write_bytes(CONTENT + b"1")
    assert not transfer(f"{server.address}/x.zip", tmp_path / "x", limit=2 * MB)
    assert (tmp_path / "x").read_bytes() == CONTENT


def test_an_encrypted_way_stays_encrypted():
    request = urllib.request.Request("https://a.org/x.zip")
    with pytest.raises(URLError, match="from https to http://a"):
        Redirects().redirect_request(request, io.BytesIO(), 302, "", {}, "http://a.org")


def test_a_file_of_this_machine_is_no_address(tmp_path):
    with pytest.raises(ValueError, match="passwd: the download broke off"):
        transfer("file:///etc/passwd", tmp_path / "x", limit=MB)
    assert not (tmp_path / "x").exists()


def test_progress_is_shown_in_bytes(tmp_path, server, capsys):
    server.files["x.zip"] = CONTENT
    transfer(f"{server.address}/x.zip", tmp_path / "x", limit=MB)
    assert "x.zip: 100%" in capsys.readouterr().err
