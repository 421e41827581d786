// The ResumeParsing target.
