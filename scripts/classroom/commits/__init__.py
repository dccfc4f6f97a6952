"""What commits add: read once from Git's own log, and checked for whom it tells of."""

from classroom.commits.leaks import Leak, check_commits, check_staged

__all__ = ["Leak", "check_commits", "check_staged"]
