"""LLUMI: writing help for peer supporters, tuned on a community's votes and kept in-house."""

__version__ = "0.1.0"
