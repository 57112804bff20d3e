"""What replies are like, measured: one file per family of measures, then comparison and report."""
