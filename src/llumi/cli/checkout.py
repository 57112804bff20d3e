"""Where a checkout of the project keeps what the demonstration needs beside the program."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
SAMPLE = CHECKOUT / "examples" / "community" / "community.jsonl"
RECIPES = CHECKOUT / "recipes"
