// The SQLiteStore target.
