"""Nobody can be recognised: recognisers of what names or singles out a person, one a module."""
