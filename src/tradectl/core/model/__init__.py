"""The typed shapes of the files people write: card, deal, settings, journal entry."""
