"""Whose load it is: processes of one machine know each other."""

from graph.store.loading import machine


def test_machines_of_one_name_are_told_apart_by_their_network_address() -> None:
    assert machine("office", 0x0242AC110002) != machine("office", 0x0242AC110003)


def test_an_address_that_was_made_up_does_not_part_processes_of_one_machine() -> None:
    assert machine("office", 0x91E3A5B0C7D1) == machine("office", 0x5B7F00112233) == "office"
