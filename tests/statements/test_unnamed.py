def test_a_bare_number_as_object_is_nobody() -> None:
    assert not lines("Ada Vale received millions in a Norwegian deal.")
    assert lines("Millions protested against Norway.") == {"Millions opposes Norway asserted"}
    assert lines("Ada Vale received thousands of soldiers.") == {"Ada Vale hosts soldiers asserted"}
