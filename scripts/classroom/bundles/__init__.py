"""A site as one file: a zip for a stick, and the printed matter of a term as one page."""
