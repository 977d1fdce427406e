"""Who is who over all articles, and what people have corrected: the ledger, and what it does to the tables."""
