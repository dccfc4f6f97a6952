"""New files of content: their words, their place and their name, checked before anything is written."""
