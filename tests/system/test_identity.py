"""Who the program is to the system."""

import pytest

from lymph_coach.system.identity import APP_ID, tell_task_bar


@pytest.mark.parametrize(("code", "taken"), [(0, True), (-2147467259, False)])
def test_windows_is_told_the_name_of_the_program(code: int, taken: bool) -> None:  # noqa: FBT001
    told: list[str] = []

    def tell(name: str) -> int:
        told.append(name)
        return code

    assert tell_task_bar("win32", tell) is taken
    assert told == [APP_ID]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_other_systems_are_told_nothing(platform: str) -> None:
    assert not tell_task_bar(platform, pytest.fail)


def test_windows_own_call_is_asked_with_its_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as can be seen without Windows: the library, the function and what it takes and gives."""
    import ctypes  # noqa: PLC0415

    class Call:
        def __init__(self) -> None:
            self.argtypes: list[object] = []
            self.restype: object = None
            self.told: list[str] = []

        def __call__(self, name: str) -> int:
            self.told.append(name)
            return 0

    class Library:
        def __init__(self, name: str) -> None:
            assert name == "shell32"
            self.SetCurrentProcessExplicitAppUserModelID = call

    call = Call()
    monkeypatch.setattr(ctypes, "WinDLL", Library, raising=False)
    assert tell_task_bar("win32")
    assert (call.argtypes, call.restype, call.told) == ([ctypes.c_wchar_p], ctypes.c_long, [APP_ID])


def test_the_name_is_one_that_every_system_takes() -> None:
    """D-Bus, Flatpak and Apple want parts of letters and digits; Windows at most 128 characters without spaces."""
    assert len(APP_ID.split(".")) >= 3
    assert all(part.isalnum() and not part[0].isdigit() for part in APP_ID.split("."))
    assert len(APP_ID) <= 128
