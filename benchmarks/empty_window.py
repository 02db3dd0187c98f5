"""The floor for start and memory: the smallest program of the same Qt that shows a window."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

application = QApplication(sys.argv[:1])
window = QWidget()
window.resize(1_180, 780)
window.show()
sys.exit(application.exec())
