"""What is read aloud, and the pauses in it."""

from dataclasses import dataclass

SENTENCE_PAUSE_S = 0.45
"""From the end of a sentence to the onset of the next; our choice, by ear."""

PARAGRAPH_PAUSE_S = 1.0
"""The same before the first sentence of a paragraph."""


@dataclass(frozen=True, slots=True)
class Script:
    """The sentences of a page in order; ``breaks`` holds the indices of those that begin a paragraph.

    Raises:
        ValueError: there are no sentences, or a break is none of their indices.
    """

    sentences: tuple[str, ...]
    breaks: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not self.sentences:
            raise ValueError("sentences is empty, but has to hold at least one")
        strangers = sorted(self.breaks - set(range(len(self.sentences))))
        if strangers:
            raise ValueError(f"breaks holds {strangers[0]}, but has to be from 0 to {len(self.sentences) - 1}")

    def require(self, index: int) -> None:
        """Refuse what is no sentence.

        Raises:
            ValueError: with the index and the range.
        """
        if not 0 <= index < len(self.sentences):
            raise ValueError(f"the sentence is {index}, but has to be from 0 to {len(self.sentences) - 1}")

    def pause_s(self, after: int, before: int) -> float:
        """Seconds of silence between two sentences, ``after`` being the earlier; those between are not spoken."""
        crossed = any(index in self.breaks for index in range(after + 1, before + 1))
        return PARAGRAPH_PAUSE_S if crossed else SENTENCE_PAUSE_S

    def unspoken(self) -> tuple[int, ...]:
        """The sentences without a letter or a digit, such as a lone dash: no engine makes a sound of them."""
        return tuple(index for index, text in enumerate(self.sentences) if not any(map(str.isalnum, text)))
