"""What is wrong in a file of questions."""


class CheckinError(ValueError):
    """A file of questions does not hold to its form; the message names file, key, value and what is allowed.

    Args:
        file: the file's name.
        key: where in it, such as ``every.questions[2].outcome``.
        value: what stands there.
        allowed: what may stand there, in words.
    """

    def __init__(self, file: str, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{file}: {key} is {value!r}; allowed is {allowed}.")
