// The ServerSentEvents target.
