"""What a post needs, what a reply must not say, and where help is: rules and a classifier."""
