"""Show captured pages in a browser that is answered from captures only."""

from __future__ import annotations

from harvester.rendering.browser import check_browser
from harvester.rendering.chromium import may_be_sandboxed
from harvester.rendering.limits import RenderingLimits
from harvester.rendering.renderer import Renderer, Rendering
from harvester.rendering.requests_of_page import AskForPart

__all__ = ["AskForPart", "Renderer", "Rendering", "RenderingLimits", "check_browser", "may_be_sandboxed"]
