"""What is wrong in a file of the reading pages, and where."""


class PageError(ValueError):
    """A page, a sheet or their list does not hold to its form.

    Attributes:
        file: the file's name.
        line: counted from 1; 0 where it is the file as a whole.
        message: what is wrong and what is allowed.
    """

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line
        self.message = message
