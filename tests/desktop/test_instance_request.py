"""What travels between two starts: whole, or nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.desktop.instance.address import address_of
from lymph_coach.desktop.instance.request import LARGEST_BYTES, PAGES, Request, read_request, request_bytes
from lymph_coach.desktop.instance.standing import Standing, read_standing

WORDS = st.from_regex(r"[a-z][a-z_-]{0,39}", fullmatch=True)
REQUESTS = st.builds(
    Request,
    st.sampled_from(("", *PAGES)),
    st.none() | st.just("") | WORDS,
    st.from_regex(r"[!-~]{0,512}", fullmatch=True),
)


@given(REQUESTS)
def test_a_request_arrives_as_it_was_sent(request: Request) -> None:
    raw = request_bytes(request)
    assert raw.endswith(b"\n")
    assert raw.count(b"\n") == 1
    assert len(raw) <= LARGEST_BYTES
    assert read_request(raw) == request


@given(st.binary(max_size=3_000))
def test_bytes_of_nobody_are_a_request_or_nothing(raw: bytes) -> None:
    found = read_request(raw)
    assert found is None or found.page in {"", *PAGES}


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.no_cover
@given(st.dictionaries(st.sampled_from(("page", "ready", "token", "other")), JSON))
def test_whatever_json_holds_the_values_are_ours_or_nothing(said: dict[str, object]) -> None:
    found = read_request(json.dumps(said).encode())
    if found is not None:
        assert found.page in {"", *PAGES}
        assert found.ready is None or len(found.ready) <= 40
        assert len(found.token) <= 512


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"[]\n",
        b'"read"\n',
        b"\xff\xfe\n",
        b"[" * 2_000,
        b'{"page": "../../etc"}\n',
        b'{"page": "read\\n"}\n',
        b'{"ready": "rm -rf /"}\n',
        b'{"token": "a b"}\n',
        b'{"page": 1}\n',
        b" " * 3_000 + b"{}\n",
    ],
)
def test_what_is_no_request_is_nothing(raw: bytes) -> None:
    assert read_request(raw) is None


def test_what_is_not_known_is_left_out() -> None:
    assert read_request(b'{"page": "diary", "shell": "true"}\n') == Request("diary")
    assert (Request().is_plain, Request("diary").is_plain, Request(ready="").is_plain) == (True, False, False)


def test_a_standing_is_read_back_and_nothing_else_is() -> None:
    for standing in (Standing(12), Standing(12, "/run/user/1000/lymph-coach-ab")):
        assert read_standing(standing.note) == standing
    assert [read_standing(note) for note in ("", "\n", "-3\n/a", "²\n", "a\nb")] == [None] * 5


def test_the_address_lies_where_only_its_user_can_look(tmp_path: Path) -> None:
    runtime, data, open_to_all = tmp_path / "run", tmp_path / "data", tmp_path / "open"
    for folder, mode in ((runtime, 0o700), (data, 0o700), (open_to_all, 0o755)):
        folder.mkdir()
        folder.chmod(mode)
    environ = {"XDG_RUNTIME_DIR": str(runtime)}
    first = address_of(data, environ, "linux")
    assert Path(first).parent == runtime
    assert address_of(data, environ, "linux") == first != address_of(runtime, environ, "linux")
    assert address_of(data, {}, "linux") == str(data / "window")
    assert address_of(data, {"XDG_RUNTIME_DIR": str(open_to_all)}, "linux") == str(data / "window")
    assert address_of(open_to_all, {}, "linux") == ""
    assert address_of(tmp_path / "missing", {}, "linux") == ""
    assert address_of(data / ("long" * 30), {"XDG_RUNTIME_DIR": "/" + "long" * 30}, "linux") == ""
    assert address_of(data, environ, "win32").startswith("lymph-coach-")
    assert Path(address_of(Path("/home/mara\udce9"), environ, "linux")).parent == runtime  # as an old disk names it


@pytest.mark.parametrize(
    ("request_", "arrives"),
    [
        (Request("read", "Gentle"), Request("read", "")),
        (Request(ready="my own routine"), Request(ready="")),
        (Request("diary", None, "a token with spaces"), Request("diary")),
        (Request(token="x" * 513), Request()),
    ],
)
def test_what_the_other_side_would_refuse_is_left_out_and_the_rest_arrives(request_: Request, arrives: Request) -> None:
    assert read_request(request_bytes(request_)) == arrives
