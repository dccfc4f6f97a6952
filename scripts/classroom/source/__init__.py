"""Files as people write them, turned into data that remembers where each value stood."""
