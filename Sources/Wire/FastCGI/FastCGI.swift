// The FastCGI target.
