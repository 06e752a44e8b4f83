"""Keys made by the application sort by the moment they were made."""

import time

from app.core.keys import read_key, uuid7


def test_keys_are_of_version_7_and_never_go_back() -> None:
    before = time.time_ns() // 1_000_000
    keys = [uuid7() for _ in range(10_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}
    assert before <= keys[0].int >> 80 <= time.time_ns() // 1_000_000
    assert read_key(str(keys[0])) == keys[0]
