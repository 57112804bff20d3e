"""The words of a post that say how its writer may be, and what takes their meaning away."""
