"""Makes records for tests."""
