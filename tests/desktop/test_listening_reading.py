"""Listening: the first sentence soon, the rest behind it, and every way to move, to stop and to fail."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from tests.desktop.listening_stage import BREAKS, SENTENCES, ListeningStage

from lymph_coach.desktop.listening.listening import HIDDEN_MS, TICK_MS
from lymph_coach.narration.heard import State
from lymph_coach.narration.notices import NarrationNotice
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.notices import SoundNotice, Trouble
from lymph_coach.speech.errors import SpeechNotice

Make = Callable[..., ListeningStage]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    del qtbot
    made: list[ListeningStage] = []

    def one(settings: Settings | None = None) -> ListeningStage:
        made.append(ListeningStage(settings))
        return made[-1]

    yield one
    for stage in made:
        stage.source.opening.set()
        stage.listening.close()


@pytest.fixture
def stage(make: Make, qtbot: QtBot) -> ListeningStage:
    """Reading, with everything ready."""
    stage = make()
    stage.listening.start(SENTENCES, 0, BREAKS)
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    return stage


def test_it_reads_to_the_end_and_tells_each_sentence_once(stage: ListeningStage) -> None:
    assert stage.listening.state is State.READING
    assert stage.listening.sentence == SENTENCES[0]
    while stage.heard.ends == 0:
        stage.hear(0.3)
    assert stage.heard.sentences == [0, 1, 2, 3]
    assert stage.heard.states == [State.PREPARING, State.READING, State.ENDED]
    assert not stage.heard.told
    assert not stage.output.playing
    assert not stage.listening._alarm.isActive()
    assert stage.listening.sentence == ""


def test_one_sentence_is_prepared_first_and_more_behind_it(stage: ListeningStage) -> None:
    assert [texts for texts, _ in stage.source.asked] == [SENTENCES[:1], SENTENCES[1:3], SENTENCES[3:]]
    assert stage.heard.progress == [(1, 4), (3, 4), (4, 4)]


def test_a_start_further_on_prepares_that_first(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.listening.start(SENTENCES, 2, BREAKS)
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    assert [text for texts, _ in stage.source.asked for text in texts] == [*SENTENCES[2:], *SENTENCES[:2]]
    assert stage.heard.sentences == [2]


def test_a_start_while_reading_takes_its_place(stage: ListeningStage, qtbot: QtBot) -> None:
    stage.listening.start(["Another page."])
    assert stage.heard.ends == 1
    qtbot.waitUntil(lambda: stage.heard.progress[-1] == (1, 1))
    assert stage.listening.sentence == "Another page."
    assert stage.listening.state is State.READING


@pytest.mark.parametrize(("sentences", "at"), [((), 0), (SENTENCES, 4), (SENTENCES, -1)])
def test_what_cannot_be_read_is_refused_and_what_is_read_goes_on(
    stage: ListeningStage, sentences: tuple[str, ...], at: int
) -> None:
    with pytest.raises(ValueError, match="sentence"):
        stage.listening.start(sentences, at)
    assert stage.listening.state is State.READING


def test_a_pause_stops_the_alarm_and_going_on_starts_it(stage: ListeningStage) -> None:
    assert stage.listening._alarm.interval() == TICK_MS
    stage.listening.pause_or_go_on()
    assert stage.listening.state is State.PAUSED
    assert not stage.listening._alarm.isActive()
    assert not stage.output.playing
    stage.listening.pause()
    assert stage.listening.state is State.PAUSED
    stage.listening.pause_or_go_on()
    assert stage.listening.state is State.READING
    assert stage.listening._alarm.isActive()


def test_a_window_put_away_is_looked_after_less_often(stage: ListeningStage) -> None:
    stage.listening.set_visible(False)
    assert stage.listening._alarm.interval() == HIDDEN_MS
    stage.listening.pause()
    stage.listening.set_visible(True)
    assert not stage.listening._alarm.isActive()


def test_back_and_forward_tell_the_sentence_gone_to(stage: ListeningStage) -> None:
    stage.listening.forward()
    stage.listening.back()
    stage.listening.back()
    assert stage.heard.sentences == [0, 1, 0, 0]
    assert stage.output.playing


def test_moving_gives_up_what_is_under_way_and_prepares_that_sentence_first(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.free.clear()
    stage.listening.start(SENTENCES, 0, BREAKS)
    qtbot.waitUntil(lambda: bool(stage.source.asked))
    stage.listening.forward()
    stage.listening.forward()
    assert stage.heard.sentences == [0, 1, 2]
    qtbot.waitUntil(lambda: stage.source.given_up == 1)
    stage.source.free.set()
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    assert stage.source.asked[1][0] == SENTENCES[2:3]
    assert stage.listening.state is State.READING


def test_moving_to_what_is_ready_gives_nothing_up(stage: ListeningStage) -> None:
    stage.listening.forward()
    assert stage.listening._work is None
    assert len(stage.source.asked) == 3


def test_a_speed_is_asked_of_the_engine_and_remembered(stage: ListeningStage, qtbot: QtBot) -> None:
    stage.hear(3.0)
    stage.listening.set_speed(125)
    assert stage.heard.choices == [("reading_speed_percent", 125)]
    assert stage.listening.speed_percent == 125
    qtbot.waitUntil(lambda: stage.listening.state is State.READING)
    assert stage.listening.sentence == SENTENCES[1]
    assert stage.source.asked[3] == (SENTENCES[1:2], 125)
    stage.listening.set_speed(125)
    assert len(stage.heard.choices) == 1


def test_a_speed_nobody_offers_is_refused(stage: ListeningStage) -> None:
    with pytest.raises(ValueError, match="75 to 150"):
        stage.listening.set_speed(300)


def test_what_was_prepared_for_another_speed_is_not_played(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.free.clear()
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: bool(stage.source.asked))
    stage.listening._percent = 150  # as if the cancelling came too late to be noticed
    stage.source.free.set()
    qtbot.waitUntil(lambda: bool(stage.heard.progress))
    assert [percent for _, percent in stage.source.asked][:2] == [100, 150]
    assert stage.source.asked[1][0] == SENTENCES[:1]


def test_while_nothing_is_read_a_speed_is_remembered_and_nothing_else_happens(make: Make) -> None:
    stage = make(Settings(reading_speed_percent=75))
    assert stage.listening.speed_percent == 75
    stage.listening.set_speed(100)
    for action in (stage.listening.pause_or_go_on, stage.listening.pause, stage.listening.back, stage.listening.stop):
        action()
    stage.listening.forward()
    stage.listening._on_alarm()
    assert stage.heard.choices == [("reading_speed_percent", 100)]
    assert not stage.heard.states
    assert not stage.source.asked


def test_stopping_while_it_is_being_prepared_gives_the_engine_up(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.free.clear()
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: bool(stage.source.asked))
    stage.listening.stop()
    assert stage.heard.ends == 1
    assert not stage.output.playing
    qtbot.waitUntil(lambda: stage.listening._work is None)
    assert stage.source.given_up == 1
    assert len(stage.source.asked) == 1


def test_stopping_before_it_is_open_leaves_nothing_playing(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.opening.clear()
    stage.listening.start(SENTENCES)
    stage.listening.forward()
    stage.listening.stop()
    stage.source.opening.set()
    qtbot.waitUntil(lambda: stage.listening._work is None)
    assert not stage.output.scores
    assert stage.heard.states == [State.PREPARING, State.ENDED]


def test_a_pause_before_it_is_open_holds_until_it_is_gone_on_from(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.opening.clear()
    stage.listening.start(SENTENCES)
    stage.listening.pause()
    assert stage.listening.state is State.PAUSED
    stage.listening.pause_or_go_on()
    assert stage.listening.state is State.PREPARING
    stage.listening.pause_or_go_on()
    stage.source.opening.set()
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    assert stage.listening.state is State.PAUSED
    assert not stage.output.scores
    stage.listening.pause_or_go_on()
    assert stage.listening.state is State.READING


def test_going_on_with_sound_switched_off_says_so_and_waits(stage: ListeningStage) -> None:
    stage.listening.pause()
    stage.settings = Settings(muted=True)
    stage.listening.pause_or_go_on()
    assert stage.heard.told == [NarrationNotice.SILENCED.value]
    assert stage.listening.state is State.PAUSED
    assert not stage.output.playing
    stage.settings = Settings()
    stage.listening.pause_or_go_on()
    assert stage.listening.state is State.READING


@pytest.mark.parametrize("settings", [Settings(voice_volume=30), Settings(voice_rate_wpm=130)])
def test_going_on_takes_the_voice_as_it_was_chosen_meanwhile(
    stage: ListeningStage, qtbot: QtBot, settings: Settings
) -> None:
    stage.hear(3.0)
    stage.listening.pause()
    stage.settings = settings
    stage.listening.pause_or_go_on()
    qtbot.waitUntil(lambda: stage.heard.states[-1] == State.READING)
    assert stage.listening.sentence == SENTENCES[1]
    assert stage.source.asked[3][0] == SENTENCES[1:2]
    stage.listening.pause()
    stage.listening.pause_or_go_on()
    assert stage.heard.ends == 1


def test_a_start_while_the_last_one_is_given_up_waits_for_it(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.free.clear()
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: bool(stage.source.asked))
    stage.listening.start(["Another page."])
    stage.source.free.set()
    qtbot.waitUntil(lambda: (1, 1) in stage.heard.progress)
    assert stage.listening.sentence == "Another page."


def test_without_an_engine_it_says_so_once_and_ends(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.missing, stage.source.notice = SENTENCES, SpeechNotice.NO_VOICE
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: stage.heard.ends == 1)
    assert stage.heard.told == [NarrationNotice.NO_VOICE.value]
    assert not stage.output.playing
    assert stage.listening.state is State.ENDED


@pytest.mark.parametrize("notice", [SpeechNotice.VOICE_MISSING, SpeechNotice.NOT_KEPT])
def test_what_is_amiss_with_the_voice_is_told_once_and_it_reads(make: Make, qtbot: QtBot, notice: SpeechNotice) -> None:
    stage = make()
    stage.source.notice = notice
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    assert stage.heard.told == [NarrationNotice[notice.name].value]
    assert stage.listening.state is State.READING


def test_a_sentence_that_cannot_be_spoken_is_passed_over(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.missing = SENTENCES[1:2]
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    while stage.heard.ends == 0:
        stage.hear(0.3)
    assert stage.heard.sentences == [0, 2, 3]


@pytest.mark.parametrize("settings", [Settings(muted=True), Settings(voice_volume=0)])
def test_who_switched_sound_off_is_told_so(make: Make, settings: Settings) -> None:
    stage = make(settings)
    stage.listening.start(SENTENCES)
    assert stage.heard.told == [NarrationNotice.SILENCED.value]
    assert stage.heard.ends == 1
    assert not stage.source.asked
    assert not stage.heard.sentences


def test_without_a_speaker_it_says_so_and_can_be_tried_again(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.output.refusal = SoundNotice.NO_DEVICE
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
    assert stage.heard.told == [NarrationNotice.NO_DEVICE.value]
    assert stage.listening.state is State.PAUSED
    assert not stage.listening._alarm.isActive()
    stage.output.refusal = None
    stage.listening.pause_or_go_on()
    assert stage.listening.state is State.READING


def test_a_lost_speaker_pauses_at_the_sentence(stage: ListeningStage) -> None:
    stage.hear(3.0)
    stage.output.broken = Trouble.LOST
    stage.hear(0.1)
    assert stage.heard.told == [NarrationNotice.LOST.value]
    assert stage.listening.state is State.PAUSED
    assert stage.listening.sentence == SENTENCES[1]


def test_a_fault_of_our_own_ends_the_reading_and_is_raised(make: Make, qtbot: QtBot) -> None:
    stage = make()
    stage.source.fail = RuntimeError("our own bug")
    with qtbot.captureExceptions() as caught:
        stage.listening.start(SENTENCES)
        qtbot.waitUntil(lambda: bool(caught))
    assert "our own bug" in str(caught[0][1])
    assert stage.heard.ends == 1
    stage.source.fail = None
    stage.listening.start(SENTENCES)
    qtbot.waitUntil(lambda: stage.heard.progress[-1:] == [(4, 4)])
