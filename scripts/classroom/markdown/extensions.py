"""Which extensions of the engine's Markdown look at nothing but the text that they are given."""

PURE_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists"),
        *("smarty", "tables", "toc", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.betterem", "pymdownx.caret", "pymdownx.mark", "pymdownx.tilde"),
    )
)
"""Pages that others render too are rendered at every build, for what those read is known to nobody here."""
