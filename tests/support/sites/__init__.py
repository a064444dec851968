"""Small sites made with real frameworks, whose policies only a script shows: built, served and recorded."""
