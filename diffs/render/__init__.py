"""Show a comparison as text, Markdown, HTML or JSON, and say counts and dates in words."""
