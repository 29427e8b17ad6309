"""The languages of a site, and the words that its pages show in each."""
