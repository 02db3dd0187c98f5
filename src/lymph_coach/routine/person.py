"""The people to choose from: how broad each is about the same bones, and how the hair is worn.

Lengths are those of :mod:`lymph_coach.routine.body` for everybody, so nobody circles larger or sits higher. What
colours they wear is a matter of the theme.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from lymph_coach.routine.kinds import Who


class Hair(StrEnum):
    """How the hair is worn."""

    SHORT = "short"
    BALD = "bald"
    CHIN = "chin"
    BUN = "bun"


class Person(NamedTuple):
    """One person; ``girth`` and ``limbs`` multiply the breadth of the trunk and of arms and legs."""

    girth: float = 1.0
    limbs: float = 1.0
    hair: Hair = Hair.SHORT


PEOPLE: Mapping[Who, Person] = {
    Who.GREY: Person(),
    Who.BROAD: Person(girth=1.17, limbs=1.10, hair=Hair.BALD),
    Who.CHIN: Person(girth=1.08, limbs=1.04, hair=Hair.CHIN),
    Who.BUN: Person(girth=0.93, limbs=0.93, hair=Hair.BUN),
}
