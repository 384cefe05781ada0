"""The tests of finding share their firms."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]
