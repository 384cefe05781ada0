"""Who is who: the keys by which two customers are known to be one (R89)."""
