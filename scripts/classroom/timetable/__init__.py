"""Classes as dated occurrences, and lessons as minutes."""
