"""The worst wins, limits add up, "not sure" is a yes, and there are words for whatever comes out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.safety.shipped_checkin import NO, NOT_SURE, YES, answers, shipped_checkin, yes

from lymph_coach.safety.card import card_of
from lymph_coach.safety.choices import Choices, allowed
from lymph_coach.safety.outcome import Outcome, Reply, Side
from lymph_coach.safety.question import Answer, Answers, Question
from lymph_coach.safety.verdict import Limits, Verdict, judge

CHECKIN = shipped_checkin()
TODAY = date(2026, 11, 22)
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def every(**given: Answer) -> Answers:
    return answers(CHECKIN.every, **given)


def first(**given: Answer) -> Answers:
    return answers(CHECKIN.first, **given)


def now(**given: Answer) -> Verdict:
    """What the list of every time comes to alone."""
    return judge(CHECKIN, first(), every(**given), {})


def once(*cleared: str, **given: Answer) -> Verdict:
    """What the questions of the first time come to alone."""
    return judge(CHECKIN, first(**given), every(), dict.fromkeys(cleared, TODAY))


def test_none_of_these_is_go() -> None:
    assert now() == Verdict(Outcome.GO)


@pytest.mark.parametrize(
    ("key", "answer", "outcome", "limits"),
    [
        ("chest-or-breath", YES, Outcome.EMERGENCY, Limits()),
        ("face-arm-speech", YES, Outcome.EMERGENCY, Limits()),
        ("ill", YES, Outcome.NOT_TODAY, Limits()),
        ("limb", YES, Outcome.NOT_TODAY, Limits()),
        ("new-sore", yes("left"), Outcome.NOT_THAT_SIDE, Limits(resting=frozenset({LEFT}))),
        ("new-sore", yes("right"), Outcome.NOT_THAT_SIDE, Limits(resting=frozenset({RIGHT}))),
        ("new-sore", yes("foot"), Outcome.SEATED_ONLY, Limits(seated=True)),
        ("new-sore", yes("foot", "left"), Outcome.NOT_THAT_SIDE, Limits(seated=True, resting=frozenset({LEFT}))),
        ("new-sore", yes("left", "right"), Outcome.NOT_TODAY, Limits(resting=frozenset({LEFT, RIGHT}))),
        ("new-sore", yes(), Outcome.NOT_TODAY, Limits(seated=True, resting=frozenset({LEFT, RIGHT}))),
        ("dizzy", yes("clears"), Outcome.SEATED_ONLY, Limits(seated=True)),
        ("dizzy", yes("stays"), Outcome.NOT_TODAY, Limits()),
        ("dizzy", NOT_SURE, Outcome.NOT_TODAY, Limits(seated=True)),
        ("shoulder-worse", YES, Outcome.LOW_RANGE, Limits(low=True)),
    ],
)
def test_each_answer_of_every_time(key: str, answer: Answer, outcome: Outcome, limits: Limits) -> None:
    verdict = now(**{key: answer})
    assert (verdict.outcome, verdict.limits) == (outcome, limits)
    assert verdict.reasons == (key,)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        *(
            (key, Outcome.ASK_FIRST)
            for key in (
                *("heart", "clot", "kidney-or-liver", "cancer", "supervised"),
                *("lymphedema", "swelling", "skin-infection", "surgery"),
            )
        ),
        ("shoulder", Outcome.LOW_RANGE),
        ("falls", Outcome.SEATED_ONLY),
        ("sugar", Outcome.GO),
        ("bleeding-or-bones", Outcome.GO),
        ("numb", Outcome.GO),
    ],
)
def test_each_answer_of_the_first_time(key: str, outcome: Outcome) -> None:
    verdict = once(**{key: YES})
    assert verdict.outcome is outcome
    assert verdict.asking == ((key,) if outcome is Outcome.ASK_FIRST else ())
    assert verdict.notes == ((key,) if outcome is Outcome.GO else ())
    cleared = once(key, **{key: YES})
    assert cleared.outcome is (Outcome.GO if outcome is Outcome.ASK_FIRST else outcome)
    assert cleared.asking == ()


def test_every_question_is_in_one_of_these_tables() -> None:
    assert len(CHECKIN.every.questions) == 7
    assert len(CHECKIN.first_questions) == 14
    assert CHECKIN.questions == (*CHECKIN.every.questions, *CHECKIN.first_questions)


def test_limits_add_up() -> None:
    verdict = now(new_sore=yes("right"), dizzy=yes("clears"), shoulder_worse=YES)
    assert verdict.outcome is Outcome.NOT_THAT_SIDE
    assert verdict.limits == Limits(seated=True, low=True, resting=frozenset({RIGHT}))
    assert verdict.reasons == ("new-sore", "shoulder-worse", "dizzy")
    assert allowed("standing", "level", "both", verdict) == Choices("seated", "low", "left")
    assert card_of(CHECKIN, verdict).plan == (
        "Your right arm will rest. You will use your left arm.",
        "Your arms will stay low, below the shoulder.",
        "You will sit the whole time.",
    )


def test_a_clearance_lifts_its_own_question_alone() -> None:
    both = once("clot", clot=YES, cancer=NOT_SURE)
    assert (both.outcome, both.asking, both.notes) == (Outcome.ASK_FIRST, ("cancer",), ("clot",))
    assert once("clot", "cancer", clot=YES, cancer=NOT_SURE).outcome is Outcome.GO
    assert once("ill", "heart").notes == ()
    still = judge(CHECKIN, first(heart=YES), every(ill=YES), {"heart": TODAY, "ill": TODAY})
    assert still.outcome is Outcome.NOT_TODAY


def test_an_emergency_is_told_alone() -> None:
    verdict = judge(CHECKIN, first(heart=YES, falls=YES), every(chest_or_breath=YES, ill=YES), {})
    assert (verdict.outcome, verdict.reasons) == (Outcome.EMERGENCY, ("chest-or-breath",))
    assert card_of(CHECKIN, verdict).plan == ()


def test_advice_is_said_once_and_gravest_first() -> None:
    verdict = now(new_sore=yes("left", "right"), ill=YES)
    assert verdict.advice == (
        "Rest, and drink if you are thirsty. Call your doctor if you feel worse.",
        "Keep the sore clean and covered. Have it seen today if the skin is numb, or later if it does not heal.",
    )


def test_what_was_not_answered_counts_as_yes_and_what_is_not_asked_as_nothing() -> None:
    assert judge(CHECKIN, {}, every(), {}).outcome is Outcome.ASK_FIRST
    assert judge(CHECKIN, first(), {}, {}).outcome is Outcome.EMERGENCY
    assert judge(CHECKIN, {**first(), "gone": YES}, every(), {}) == Verdict(Outcome.GO)
    assert now(dizzy=yes("gone")).outcome is Outcome.NOT_TODAY


def test_whether_all_was_answered() -> None:
    assert CHECKIN.covers(first())
    assert not CHECKIN.covers({key: value for key, value in first().items() if key != "numb"})


def test_a_question_is_found_by_its_key() -> None:
    assert CHECKIN.question("numb").words == "My hands or feet are numb."
    with pytest.raises(KeyError):
        CHECKIN.question("gone")


@pytest.mark.parametrize("arms", ["both", "left", "right"])
def test_the_arm_that_rests_takes_no_part(arms: str) -> None:
    assert allowed("standing", "bent", arms, now(new_sore=yes("left"))) == Choices("standing", "bent", "right")
    assert allowed("standing", "bent", arms, now()) == Choices("standing", "bent", arms)


def test_bent_elbows_are_not_low() -> None:
    assert allowed("standing", "bent", "both", now(shoulder_worse=YES)).reach == "low"


def test_no_choices_where_no_session_may_follow() -> None:
    for verdict in (now(ill=YES), once(heart=YES), now(chest_or_breath=YES), now(new_sore=yes())):
        assert not verdict.may_start
        with pytest.raises(ValueError, match=str(verdict.outcome)):
            allowed("seated", "level", "both", verdict)


def test_the_order_of_outcomes() -> None:
    names = ["go", "seated_only", "low_range", "not_that_side", "ask_first", "not_today", "emergency"]
    assert sorted(Outcome, key=lambda one: one.gravity) == [Outcome(name) for name in names]
    assert [one.may_start for one in Outcome] == [True] * 4 + [False] * 3


def one_answer(question: Question) -> st.SearchStrategy[Answer]:
    options = [option.key for option in question.follow_up.options] if question.follow_up else []
    chosen = st.frozensets(st.sampled_from(options)) if options else st.just(frozenset[str]())
    return st.builds(Answer, st.sampled_from(Reply), chosen)


def given_to(questions: tuple[Question, ...]) -> st.SearchStrategy[Answers]:
    return st.fixed_dictionaries({question.key: one_answer(question) for question in questions})


FIRST, EVERY = given_to(CHECKIN.first_questions), given_to(CHECKIN.every.questions)
CLEARED = st.dictionaries(st.sampled_from([question.key for question in CHECKIN.questions]), st.just(TODAY))
KEYS = st.sampled_from([question.key for question in CHECKIN.questions])


def at_least(more: Verdict, less: Verdict) -> bool:
    """Whether a verdict is as grave as another and keeps all its limits."""
    return (
        more.outcome.gravity >= less.outcome.gravity
        and more.limits.seated >= less.limits.seated
        and more.limits.low >= less.limits.low
        and more.limits.resting >= less.limits.resting
    )


@given(FIRST, EVERY, CLEARED, KEYS)
def test_one_more_yes_never_makes_it_milder(first: Answers, every: Answers, cleared: dict[str, date], key: str) -> None:
    options = {**first, **every}[key].options
    no, more = Answer(Reply.NO), Answer(Reply.YES, options)

    def verdict(answer: Answer) -> Verdict:
        changed_first = {**first, key: answer} if key in first else first
        changed_every = {**every, key: answer} if key in every else every
        return judge(CHECKIN, changed_first, changed_every, cleared)

    assert at_least(verdict(more), verdict(no))


@given(FIRST, EVERY, CLEARED)
def test_not_sure_is_yes(first: Answers, every: Answers, cleared: dict[str, date]) -> None:
    def sure(given: Answers) -> Answers:
        return {key: one if one.reply is Reply.NO else Answer(Reply.YES, one.options) for key, one in given.items()}

    assert judge(CHECKIN, first, every, cleared) == judge(CHECKIN, sure(first), sure(every), cleared)


@given(FIRST, EVERY, CLEARED, CLEARED)
def test_a_clearance_never_makes_it_graver(
    first: Answers, every: Answers, cleared: dict[str, date], more: dict[str, date]
) -> None:
    assert at_least(judge(CHECKIN, first, every, cleared), judge(CHECKIN, first, every, {**cleared, **more}))


@given(FIRST, EVERY, CLEARED)
def test_every_combination_has_its_words_and_a_plan_that_holds_to_it(
    first: Answers, every: Answers, cleared: dict[str, date]
) -> None:
    verdict = judge(CHECKIN, first, every, cleared)
    card = card_of(CHECKIN, verdict)
    assert all(card.sentences)
    assert card.title == CHECKIN.outcomes[verdict.outcome].title
    assert bool(card.plan) == (verdict.may_start and verdict.outcome is not Outcome.GO)
    assert (verdict.outcome is Outcome.GO) == (not verdict.reasons)
    assert bool(verdict.asking) >= (verdict.outcome is Outcome.ASK_FIRST)
    if verdict.may_start:
        choices = allowed("standing", "level", "both", verdict)
        assert (choices.posture == "seated") == verdict.limits.seated
        assert (choices.reach == "low") == verdict.limits.low
        assert choices.arms not in verdict.limits.resting
        assert (choices.arms == "both") == (not verdict.limits.resting)
    answered = {**first, **every}
    assert all(answered[key] != NO for key in (*verdict.reasons, *verdict.notes))
