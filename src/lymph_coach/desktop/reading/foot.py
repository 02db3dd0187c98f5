"""What can be done with a page: above it Listen, below it the rest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.reading.button_icon import put_icon
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.grow_down import grow_down
from lymph_coach.desktop.widgets.label import label
from lymph_coach.reading.page import Page, Spans

GENERAL_SHEET = "questions"
_SHEET = "sheet:"


def sheet_of(page: Page) -> str:
    """The sheet a page speaks of first; the one with questions where it speaks of none."""
    runs: list[Spans] = list(page.spans())
    named = (span.link.removeprefix(_SHEET) for run in runs for span in run if span.link.startswith(_SHEET))
    return next(named, GENERAL_SHEET)


class Actions(QWidget):
    """The one primary button of a page, and how long it takes to read."""

    listen_chosen = Signal()

    def __init__(self, page: Page, look: TextLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listen_button = CalmButton(self.tr("Listen"), "primary")
        self.listen_button.setAccessibleDescription(self.tr("Has the page read to you."))
        self.listen_button.setToolTip(self.tr("Ctrl+L reads on from what is in sight"))
        put_icon(self.listen_button, Icon.SPEAKER, look.roles.on_primary, look)
        self.listen_button.chosen.connect(self.listen_chosen)
        row = FlowLayout(Space.STEP, self)
        row.addWidget(self.listen_button)
        minutes = label(self.tr("or read it in {minutes} minutes").format(minutes=page.minutes), "soft")
        minutes.setWordWrap(False)
        minutes.setMinimumHeight(self.listen_button.sizeHint().height())
        row.addWidget(minutes)
        grow_down(self)


class Foot(QWidget):
    """Sheet, paper and file, and the pages beside this one. Emits ``page_chosen`` with a page's name."""

    sheet_chosen = Signal()
    print_chosen = Signal()
    pdf_chosen = Signal()
    page_chosen = Signal(str)

    def __init__(
        self, page: Page, beside: tuple[Page | None, Page | None], look: TextLook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        general = sheet_of(page) == GENERAL_SHEET
        self.sheet_button = CalmButton(self.tr("Questions to ask") if general else self.tr("Open the sheet"))
        self.print_button = CalmButton(self.tr("Print"))
        self.pdf_button = CalmButton(self.tr("Save as PDF"))
        actions = FlowLayout(Space.SIDE)
        for button, signal in (
            (self.sheet_button, self.sheet_chosen),
            (self.print_button, self.print_chosen),
            (self.pdf_button, self.pdf_chosen),
        ):
            button.chosen.connect(signal)
            actions.addWidget(button)
        self.before_button, self.after_button = (self._beside(one) for one in beside)
        neighbours = FlowLayout(Space.STEP)
        for button, icon, words in (
            (self.before_button, Icon.ARROW_LEFT, self.tr("Page before")),
            (self.after_button, Icon.ARROW_RIGHT, self.tr("Next page")),
        ):
            if button is not None:
                put_icon(button, icon, look.roles.primary, look, follows=icon is Icon.ARROW_RIGHT)
                neighbours.addWidget(_under(words, button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BLOCK)
        column.addLayout(actions)
        column.addLayout(neighbours)
        grow_down(self)

    def _beside(self, page: Page | None) -> CalmButton | None:
        if page is None:
            return None
        button = CalmButton(page.short)
        button.setProperty("page", page.id)
        button.chosen.connect(self._on_page)
        return button

    def _on_page(self) -> None:
        self.page_chosen.emit(str(self.sender().property("page")))


def _under(words: str, button: CalmButton) -> QWidget:
    """A button under the words that say where it leads."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.TOUCH)
    over = label(words, "soft")
    over.setWordWrap(False)
    column.addWidget(over)
    column.addWidget(button)
    button.setAccessibleName(f"{words}: {button.text()}")
    return held
