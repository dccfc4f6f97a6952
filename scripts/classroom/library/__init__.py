"""The whole content of a site, read once into frozen values."""
