"""Yours, never overwritten: what the SPEC asks for without naming an entity. Without `@pending` a rule counts as written."""
