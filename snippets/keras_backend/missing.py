import keras

names = [
    "argmax",
    "permute_dimensions",
    "int_shape",
    "ndim",
    "batch_dot",
    "cast_to_floatx",
    "get_value",
]
missing = [name for name in names if not hasattr(keras.backend, name)]
number_missing = len(missing)
print(f"{number_missing} of {len(names)} are missing")
