"""Any text → the same text in which nobody can be recognised: the proposal that `classroom mask` shows."""

from classroom.anonymisation.rounds import Anonymised, anonymise

__all__ = ["Anonymised", "anonymise"]
