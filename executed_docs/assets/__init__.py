"""Bundles, stylesheets and licenses: what a site ships besides its pages."""
