"""A short policy, and what has become of it."""

from __future__ import annotations

OLD = "# Privacy\n\n## 1. Cookies\n\nWe may use cookies.\n"
NEW = "# Privacy\n\n## 1. Cookies\n\nWe will not use cookies.\n"
OTHER = "# Privacy\n\n## 1. Cookies\n\nNobody here has heard of cookies.\n"
