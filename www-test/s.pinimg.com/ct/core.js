// A stand-in for an ad tag: only its address matters to the tests. It does nothing.
