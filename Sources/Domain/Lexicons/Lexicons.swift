// The Lexicons target.
