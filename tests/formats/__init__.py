"""Files for other programs, read by other programs: calendars so far."""
