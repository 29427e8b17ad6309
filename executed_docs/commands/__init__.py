"""The commands of authors and of CI: accept, build, confirm, archive."""
