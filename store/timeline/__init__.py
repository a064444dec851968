"""Draw the timeline of a document from the captures that were read; pure."""
