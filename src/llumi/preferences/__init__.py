"""From votes to preference pairs, SFT rows, and an audit of what they would teach."""
