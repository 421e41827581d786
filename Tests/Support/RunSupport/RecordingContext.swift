// What the tests of slices share.
