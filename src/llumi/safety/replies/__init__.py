"""What a reply must not say, one idea a file: functions from a reading to the words that say it."""
