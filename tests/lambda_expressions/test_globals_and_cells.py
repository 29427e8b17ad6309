def test_a_global_leaves_no_cell() -> None:
    from snippets.lambda_expressions import globals_and_cells

    assert globals_and_cells.global_names == ("axis",)
    assert globals_and_cells.use_global.__closure__ is None
    assert globals_and_cells.cell_names == ("axis",)
    assert globals_and_cells.use_cell() == 1
