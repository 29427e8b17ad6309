def test_keras_reads_the_file_in_the_home_directory() -> None:
    from snippets.keras_backend import config_file

    assert config_file.message == "ValueError: Unable to import backend : theano"
