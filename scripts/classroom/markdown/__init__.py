"""What the project reads in, and changes about, a Markdown text."""
