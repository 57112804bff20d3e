"""Drafts of replies, and suggestions inside a person's own text."""
