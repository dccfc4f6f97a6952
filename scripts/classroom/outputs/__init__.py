"""The pages of a site, one module a kind; each turns content into outputs."""
