// The Optimization target.
