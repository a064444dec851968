"""The change digest: news in, one mail per recipient out (`compose`)."""
