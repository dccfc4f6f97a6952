"""What a published site says of itself: `release.json` with the hash of every file, `sbom.json` with its software."""
