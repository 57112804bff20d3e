"""What is installed, what fits, what is current: the checks behind `llumi doctor`."""
