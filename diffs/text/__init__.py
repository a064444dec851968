"""Read a text as words: tokens, common subsequences, words without markup."""
