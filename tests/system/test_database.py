"""SQLite files are private, endure, and say in words what is wrong with them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lymph_coach.system import database
from lymph_coach.system.database import (
    DatabaseError,
    connect,
    copy_database,
    endure,
    is_whole,
    plainly,
    schema_number,
    transaction,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "some.sqlite3"


def fill(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    endure(connection)
    connection.execute("CREATE TABLE word (text TEXT)")
    connection.execute("INSERT INTO word VALUES ('warm')")
    return connection


def words(connection: sqlite3.Connection) -> list[str]:
    return [text for (text,) in connection.execute("SELECT text FROM word")]


def write_and_fail(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO word VALUES ('one')")
        with transaction(connection):
            connection.execute("INSERT INTO word VALUES ('two')")
        raise KeyError


def test_a_file_is_made_for_its_owner_alone(path: Path) -> None:
    with closing(fill(path)):
        assert [one.stat().st_mode & 0o777 for one in path.parent.iterdir()] == [0o600] * 3
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    with closing(fill(path)) as connection:
        with pytest.raises(KeyError):
            write_and_fail(connection)
        assert words(connection) == ["warm"]
        with transaction(connection), transaction(connection):
            connection.execute("INSERT INTO word VALUES ('kind')")
        assert words(connection) == ["warm", "kind"]


def test_bytes_that_are_no_text_are_read_with_marks(path: Path) -> None:
    with closing(fill(path)) as connection:
        connection.execute("UPDATE word SET text = CAST(X'77ff' AS TEXT)")
        assert words(connection) == ["w\ufffd"]


def test_a_copy_is_private_holds_what_is_there_and_is_all_there_is(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.sqlite3"
    with closing(fill(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
        copy_database(connection, target)
        connection.execute("INSERT INTO word VALUES ('later')")
    with closing(connect(target)) as copy:
        assert (words(copy), schema_number(copy), is_whole(copy)) == (["warm"], 7, True)
    assert [one.name for one in target.parent.iterdir()] == ["copy.sqlite3"]
    assert [one.stat().st_mode & 0o777 for one in (target.parent, target)] == [0o700, 0o600]


def test_a_copy_that_fails_leaves_nothing_and_the_one_before_it_stands(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    with closing(fill(path)) as connection:
        copy_database(connection, target)
        before = target.read_bytes()
        with transaction(connection), pytest.raises(sqlite3.OperationalError):
            copy_database(connection, target)
    assert target.read_bytes() == before
    assert {one.name for one in tmp_path.iterdir()} == {"data", "copy.sqlite3"}


def test_an_index_that_does_not_fit_its_table_is_damage(path: Path) -> None:
    with closing(fill(path)) as connection:
        connection.execute("CREATE INDEX by_text ON word (text)")
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(
            "UPDATE sqlite_schema SET sql = 'CREATE INDEX by_text ON word (text DESC)' WHERE type = 'index'"
        )
        connection.execute("INSERT INTO word VALUES ('cold')")
    with closing(connect(path)) as connection:
        assert not is_whole(connection)


def test_a_file_held_by_another_is_told_and_is_not_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.001)
    with closing(fill(path)) as holder, closing(connect(path)) as other, transaction(holder):
        with pytest.raises(DatabaseError, match="another program is using it") as caught, plainly(path):
            other.execute("BEGIN IMMEDIATE")
        assert not caught.value.is_damaged


def test_damage_is_told_as_damage(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 100)
    with closing(connect(path)) as connection:
        with pytest.raises(DatabaseError, match="it is damaged") as caught, plainly(path):
            is_whole(connection)
        assert caught.value.is_damaged
        assert caught.value.reason == "it is damaged"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_IOERR_SHMSIZE, "the disk is full"),
        (sqlite3.SQLITE_IOERR_READ, "the disk does not answer"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program is using it"),
    ],
)
def test_the_exact_reason_counts_where_it_has_words_of_its_own(tmp_path: Path, code: int, reason: str) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    with pytest.raises(DatabaseError, match=reason), plainly(tmp_path):
        raise error


def test_damage_that_is_no_text_is_told_as_damage(path: Path) -> None:
    """SQLite names the word of a table's own statement that it stumbled over, and Python cannot read that."""
    fill(path).close()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE", b"CREATE \xffABLE"))
    for open_it in (connect, sqlite3.connect):
        with (
            closing(open_it(path)) as connection,
            pytest.raises(DatabaseError, match="damaged") as caught,
            plainly(path),
        ):
            is_whole(connection)
        assert caught.value.is_damaged


def test_what_has_no_words_of_ours_is_told_in_those_of_sqlite(path: Path) -> None:
    with closing(connect(path)) as connection, pytest.raises(DatabaseError, match="no such table: word"), plainly(path):
        words(connection)


def test_a_place_that_is_no_place_for_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(DatabaseError, match="could not be used: "):
        connect(tmp_path / "data" / "some.sqlite3")
