axis = 1
use_global = lambda: axis


def make(axis):
    return lambda: axis


use_cell = make(1)

global_names = use_global.__code__.co_names  # (1)!
cell_names = use_cell.__code__.co_freevars  # (2)!
print(global_names, use_global.__closure__)
print(cell_names, use_cell.__closure__[0].cell_contents)
