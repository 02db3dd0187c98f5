"""The main window: navigation and nothing else."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from lymph_coach.desktop.navigation import Navigation
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.kept_icons import KeptIcons
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

LARGE_TEXT = 1.5
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
        self._roles: Roles | None = None
        self.setWindowTitle(self.tr("Lymph Coach"))
        self.resize(1180, 780)
        self._makers = {key: make for key, (_, _, make) in pages.items()}
        self._pages: dict[str, QWidget] = {}
        self._side = Navigation({key: (name, icon) for key, (name, icon, _) in pages.items()})
        self._side.chosen.connect(self.show_page)
        self.pages = QStackedWidget()
        shell = QWidget()
        self._shell = QBoxLayout(QBoxLayout.Direction.LeftToRight, shell)
        self._shell.setContentsMargins(0, 0, 0, 0)
        self._shell.setSpacing(0)
        self._shell.addWidget(self._side)
        beside = QWidget()
        self._over = QVBoxLayout(beside)
        self._over.setContentsMargins(0, 0, 0, 0)
        self._over.setSpacing(0)
        self._over.addWidget(self.pages, 1)
        self._shell.addWidget(beside, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(shell)
        self.setCentralWidget(self._whole)
        geometry = memory.value(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)

    def wear(self, roles: Roles, scale: Scale, icons: KeptIcons) -> None:
        """Change theme and text size; very large text moves the navigation above the page."""
        above = scale.factor > LARGE_TEXT
        self._shell.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        self._roles = roles
        self._side.wear(roles, scale, icons, above=above)

    def open_on(self, key: str) -> None:
        """Open with a page chosen that is yet to be shown; ``first_painted`` is the time for it."""
        self._side.choose(key)
        self.show()

    def show_page(self, key: str) -> None:
        """Show a page of the navigation."""
        self._side.choose(key)
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

    @property
    def is_given_whole(self) -> bool:
        """Whether one page has the whole window."""
        return self._whole.currentIndex() > 0

    def show_above(self, widget: QWidget) -> None:
        """Give a widget its place above whatever page is open; it shows and hides itself."""
        self._over.insertWidget(0, widget)

    def show_waiting(self, *, waiting: bool) -> None:
        """Tell in the window's name and icon that something waits for the person, or no longer does."""
        name = self.tr("Lymph Coach")
        self.setWindowTitle(self.tr("● {name}").format(name=name) if waiting else name)
        if waiting and self._roles:
            from lymph_coach.desktop.theme.icon_drawing import dotted  # noqa: PLC0415  # loads what draws

            self.setWindowIcon(dotted(Icon.REMINDERS, self._roles.primary, self._roles.accent))
        else:
            self.setWindowIcon(QGuiApplication.windowIcon())

    def come_forward(self) -> None:
        """Be seen, as the person asked for: from the task bar, from behind other windows."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  # it takes a tenth of a start to make

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

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
