"""What people see on a terminal: safe lines, colour, a progress bar (the door of rich)."""

from __future__ import annotations

import sys
import unicodedata
