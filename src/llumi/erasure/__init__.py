"""A person asks to be forgotten: what goes, what is told, and what nobody can take back."""
