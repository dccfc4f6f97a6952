"""The proof of a built site: what was planned is there, nothing else is, and nothing private or foreign."""
