"""Everything with a socket, a clock, a mail server or arguments: the harvest itself."""

__version__ = "0.1.0"
