"""``python -m lymph_coach`` is the command ``lymph-coach``."""

import sys

from lymph_coach.cli import main

if __name__ == "__main__":
    sys.exit(main())
