"""The change digest: turn news into one mail per recipient (`compose`)."""
