"""The number of a territory, or the one that works from mobile telephones everywhere."""

import pytest

from lymph_coach.safety.emergency import _TERRITORIES, ANYWHERE, emergency_number


@pytest.mark.parametrize(
    ("territory", "number"),
    [
        *(("CA", "911"), ("US", "911"), ("MX", "911"), ("GB", "999"), ("IE", "999"), ("HK", "999")),
        *(
            ("DE", "112"),
            ("FR", "112"),
            ("NO", "113"),
            ("CH", "144"),
            ("AU", "000"),
            ("NZ", "111"),
            ("JP", "119"),
            ("KR", "119"),
        ),
        *(("ca", "911"), ("ZZ", ANYWHERE), ("", ANYWHERE), (" ", ANYWHERE), ("419", ANYWHERE)),
    ],
)
def test_by_territory(territory: str, number: str) -> None:
    assert emergency_number(territory) == number


def test_each_territory_has_one_number_of_three_digits() -> None:
    named = [territory for territories in _TERRITORIES.values() for territory in territories.split()]
    assert len(named) == len(set(named))
    assert all(len(number) == 3 and number.isdigit() for number in _TERRITORIES)
    assert all(len(territory) == 2 and territory.isupper() for territory in named)


def test_the_whole_european_union_is_there() -> None:
    letters = "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEITLTLULVMTNLPLPTROSESISK"
    union = [letters[at : at + 2] for at in range(0, len(letters), 2)]
    assert len(union) == 27
    assert {emergency_number(country) for country in union} == {"112", "999"}
    assert set(union) <= {one for territories in _TERRITORIES.values() for one in territories.split()}
