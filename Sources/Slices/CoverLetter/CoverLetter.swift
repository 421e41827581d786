// The CoverLetter target.
