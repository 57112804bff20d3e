"""What a text says, read off its words: for the stages that change texts and those that measure."""
