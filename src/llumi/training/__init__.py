"""From pairs and SFT rows to an adapter: SFT, then DPO, with what the held-out pairs say of it."""
