"""Rules on the whole content, one a module; each yields problems and knows nothing of files or the clock."""
