"""What a post needs, what a model's reply must not say, and where help is: rules only, no model."""
