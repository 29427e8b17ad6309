from pathlib import Path


def test_the_folder_serves_what_the_model_computes() -> None:
    from snippets.errors import export_folder

    assert Path("doubled", "saved_model.pb").is_file()
    assert export_folder.result.tolist() == [[2, 10, 4]]
