import numpy as np

formula = np.array([[2, 1, 0], [3, 2, 1], [4, 3, 2]])
code = np.array([[2, 3, 4], [1, 2, 3], [0, 1, 2]])

formula_columns = np.argmax(formula[None], axis=1)[0]
formula_rows = np.argmax(formula[None], axis=2)[0]
print("formula", formula_columns, formula_rows)

code_columns = np.argmax(code[None], axis=1)[0]
code_rows = np.argmax(code[None], axis=2)[0]
print("code", code_columns, code_rows)

without_batch = np.argmax(code, axis=1)  # (1)!
print("code without a batch axis", without_batch)
