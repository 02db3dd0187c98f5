"""Every theme is whole, and every pair of colours that meets on screen stands apart enough."""

from pathlib import Path

import pytest
from tests.desktop.colour_pairs import DECORATES, LEAST_SHAPE, SHAPES, TEXTS, THEMES, least, named, roles_of

from lymph_coach.desktop.theme.contrast import contrast, luminance
from lymph_coach.desktop.theme.figure import figure_colours
from lymph_coach.desktop.theme.roles import ThemeError, load_roles
from lymph_coach.routine.kinds import Who
from lymph_coach.settings.choices import Theme
from lymph_coach.system.shipped import shipped


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#777777", "#FFFFFF", 4.478),
        ("#FF0000", "#FFFFFF", 3.998),
        ("#123456", "#123456", 1),
    ],
)
def test_ratios_are_those_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_luminance_goes_from_black_to_white() -> None:
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    roles = roles_of(theme)
    assert contrast(getattr(roles, ink), getattr(roles, ground)) >= least(theme)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_told(theme: Theme, shape: str, ground: str) -> None:
    roles = roles_of(theme)
    assert contrast(getattr(roles, shape), getattr(roles, ground)) >= LEAST_SHAPE


@pytest.mark.parametrize("theme", [Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK])
def test_strong_contrast_is_black_white_and_one_hue(theme: Theme) -> None:
    roles = roles_of(theme)
    for name in ("ink", "soft_ink", "line", "edge", "ground", "panel", "side", "focus", "danger"):
        assert getattr(roles, name) in {"#000000", "#FFFFFF"}
    assert roles.accent == roles.primary
    assert contrast(roles.track, roles.ground) >= 3
    assert contrast(roles.figure.edge, roles.ground) == pytest.approx(21)


WHOLE = shipped("themes", "light.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('ink = "#1F2D2B"\n', "", r"broken\.toml: roles\.ink is missing; allowed are accent, danger"),
        ('hair = "#8C8A86"\n', "", r"broken\.toml: figure\.hair is missing"),
        ("[figure]", 'wig = "#000000"\n[figure]', r"roles\.wig is unknown"),
        ('ink = "#1F2D2B"', 'ink = "black"', r"roles\.ink is 'black'; allowed is #RRGGBB"),
        ('ink = "#1F2D2B"', "ink = 3", r"roles\.ink is 3; allowed is #RRGGBB"),
        ("[figure]", "[person]", r"figure is None; allowed is a table"),
        ("[roles]", "[roles", r"broken\.toml cannot be read"),
    ],
)
def test_a_theme_that_is_not_whole_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "broken.toml"
    assert old in WHOLE
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(ThemeError, match=message):
        load_roles(path)


def test_a_theme_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.toml cannot be read"):
        load_roles(tmp_path / "none.toml")


def test_every_role_is_held_to_a_contrast_or_only_decorates() -> None:
    met = {name for pair in (*TEXTS, *SHAPES) for name in pair}
    assert met | DECORATES == set(named(roles_of(Theme.LIGHT)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("part", ["shirt", "trousers"])
def test_the_figure_stands_out_from_its_page(theme: Theme, part: str) -> None:
    roles = roles_of(theme)
    for figure in (roles.figure, *roles.people.values()):
        # In strong contrast a line round every shape of the body does it.
        shape = figure.edge or getattr(figure, part)
        assert all(contrast(shape, ground) >= LEAST_SHAPE for ground in (roles.ground, roles.panel))


@pytest.mark.parametrize("theme", THEMES)
def test_each_person_has_colours_of_their_own_or_a_line_round_the_body(theme: Theme) -> None:
    roles = roles_of(theme)
    worn = {figure_colours(roles, who) for who in Who}
    assert set(roles.people) <= set(Who)
    assert len(worn) == (1 if roles.figure.edge else len(Who))


def test_people_are_tables_of_what_a_figure_has(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    alone = WHOLE.split("[people.", maxsplit=1)[0]
    path.write_text(f'people = "all"\n{alone}', encoding="utf-8")
    with pytest.raises(ThemeError, match=r"people is 'all'; allowed are tables"):
        load_roles(path)
    path.write_text(f'{alone}\n[people.grey]\nhat = "#000000"\n', encoding="utf-8")
    with pytest.raises(ThemeError, match=r"grey\.hat is unknown; allowed are chair"):
        load_roles(path)
