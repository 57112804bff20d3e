"""From a community's export to clean, pseudonymous posts and comments."""
