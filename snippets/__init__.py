"""The code on the site: each file is shown, run and tested."""
