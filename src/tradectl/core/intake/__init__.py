"""Leads out of foreign tables and contact cards: columns recognised, values made plain, doubts told, nothing lost."""
