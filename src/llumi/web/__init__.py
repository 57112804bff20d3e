"""The writing page and the small API behind it, on 127.0.0.1 only; it stores no text."""
