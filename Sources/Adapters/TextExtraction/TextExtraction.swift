// The TextExtraction target.
