"""Search in the words people type: what the published pages say → scripts that a browser fetches when it searches."""
