"""Everything with a socket, a clock, a mail server or arguments: the harvest itself."""
