"""Programs for the maintainers of this site."""
