"""Word files → Markdown, and a list of everything in them that a page does not keep."""
