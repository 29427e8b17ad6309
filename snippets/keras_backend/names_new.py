from tf_keras import backend as K

names = [
    "backend",
    "clear_session",
    "epsilon",
    "floatx",
    "get_uid",
    "image_data_format",
    "is_float_dtype",
    "is_int_dtype",
    "is_keras_tensor",
    "result_type",
    "set_epsilon",
    "set_floatx",
    "set_image_data_format",
    "standardize_dtype",
]
missing = [name for name in names if not hasattr(K, name)]
number_missing = len(missing)
print(f"{number_missing} missing:", *missing)
