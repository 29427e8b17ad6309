"""Why a build ends: messages that name a place and the cure."""


class BuildError(Exception):
    """Something without which no page can be made; the message names the place and the cure."""


class UnreadableError(BuildError):
    """A file that can't be read; the message names its line and the cure."""
