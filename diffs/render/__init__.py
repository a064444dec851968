"""Show a comparison: as text, Markdown, HTML or JSON."""
