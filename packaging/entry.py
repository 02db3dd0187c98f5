"""Where the packaged program begins."""

import os
import sys

from lymph_coach.cli import main
from lymph_coach.system.packaged import free_environment

if __name__ == "__main__":
    free_environment(os.environ)
    sys.exit(main())
