from llumi import room


def test_memory_is_read_from_the_system(monkeypatch, tmp_path):
    file = tmp_path / "meminfo"
    file.write_text("MemTotal: 9 kB\nMemAvailable:    2000000 kB\n")
    monkeypatch.setattr(room, "_MEMINFO", file)
    assert room.available_memory() == 2_048_000_000
    monkeypatch.setattr(room, "_MEMINFO", tmp_path / "none")
    assert room.available_memory() is None


def test_room_is_measured_where_a_folder_would_lie(tmp_path):
    assert room.free_disk(tmp_path / "not" / "there") > 0
    assert not (tmp_path / "not").exists()
