"""The main window: navigation and nothing else."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QMainWindow, QStackedWidget, QWidget

from lymph_coach.desktop.theme.icons import Icon, icon_of
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.style import NAV_ICON_PX
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label

SIDE_PX = 220
LARGE_TEXT = 1.5
ROOM_PX = 72
_GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """Shows one page at a time. Owns its geometry, kept in ``memory``.

    Args:
        pages: how each page is made, with the name and icon it has in the navigation, in order. A page is made when
            it is first shown: the start waits for none that nobody sees.
        memory: where the window's place and size are kept.
    """

    first_painted = Signal()
    closing = Signal()
    seen = Signal(bool)

    def __init__(self, pages: Mapping[str, tuple[str, Icon, Callable[[], QWidget]]], memory: QSettings) -> None:
        super().__init__()
        self._memory = memory
        self._painted = False
        self.setWindowTitle(self.tr("Lymph Coach"))
        self.resize(1180, 780)
        self._buttons: dict[str, tuple[CalmButton, Icon]] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._group = QButtonGroup(self)
        self._side = QFrame()
        self._side.setProperty("kind", "side")
        self._places = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._places.setContentsMargins(16, 28, 16, 28)
        self._places.setSpacing(6)
        self._title = title = label(self.tr("Lymph Coach"), "strong")
        title.setWordWrap(False)
        title.setContentsMargins(14, 0, 14, 14)
        self._places.addWidget(title)
        self.pages = QStackedWidget()
        for key, (name, icon, make) in pages.items():
            self._makers[key] = make
            self._add(key, name, icon)
        self._places.addStretch(1)
        shell = QWidget()
        self._shell = QBoxLayout(QBoxLayout.Direction.LeftToRight, shell)
        self._shell.setContentsMargins(0, 0, 0, 0)
        self._shell.setSpacing(0)
        self._shell.addWidget(self._side)
        self._shell.addWidget(self.pages, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(shell)
        self.setCentralWidget(self._whole)
        geometry = memory.value(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _add(self, key: str, name: str, icon: Icon) -> None:
        button = CalmButton(name, "nav")
        button.setCheckable(True)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._buttons[key] = button, icon
        self._places.addWidget(button)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change theme and text size; very large text moves the navigation above the page."""
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setPixelSize(scale.body)
        for button, icon in self._buttons.values():
            size_px = round(scale.px(NAV_ICON_PX) * self.devicePixelRatio())
            button.setIcon(icon_of(icon, roles.soft_ink, roles.ink, leads=True, sizes_px=(size_px,)))
            # The name grows when it is chosen; its room does not.
            words_px = QFontMetrics(bold).horizontalAdvance(button.text())
            button.setMinimumWidth(words_px + scale.px(NAV_ICON_PX) + ROOM_PX)
        above = scale.factor > LARGE_TEXT
        self._shell.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        self._places.setDirection(QBoxLayout.Direction.LeftToRight if above else QBoxLayout.Direction.TopToBottom)
        margins = (16, 8, 16, 8) if above else (16, 28, 16, 28)
        self._title.setVisible(not above)
        self._places.setContentsMargins(*margins)
        wide = self._side.maximumSize().width() if above else scale.px(SIDE_PX)
        self._side.setMinimumWidth(0 if above else wide)

    def open_on(self, key: str) -> None:
        """Open with a page chosen that is yet to be shown; ``first_painted`` is the time for it."""
        self._buttons[key][0].setChecked(True)
        self.show()

    def show_page(self, key: str) -> None:
        """Show a page of the navigation."""
        self._buttons[key][0].setChecked(True)
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self.pages.addWidget(self._pages[key])
        self.pages.setCurrentWidget(self._pages[key])
        self._whole.setCurrentIndex(0)

    def show_whole(self, page: QWidget) -> None:
        """Give the whole window to one page, as a session needs."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self._whole.setCurrentWidget(page)

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window is put away, and when it is brought back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.seen.emit(not self.isMinimized())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry and tell that the window goes."""
        self._memory.setValue(_GEOMETRY, self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _on_clicked(self) -> None:
        key = next(key for key, (button, _) in self._buttons.items() if button.isChecked())
        self.show_page(key)
