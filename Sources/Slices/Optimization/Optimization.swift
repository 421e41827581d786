// The slice itself follows when the resume parser is here.
