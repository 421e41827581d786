// Sample documents.
