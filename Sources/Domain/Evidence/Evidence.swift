// The Evidence target.
