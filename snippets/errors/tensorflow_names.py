import tensorflow as tf

for name in [
    "Session",
    "ConfigProto",
    "placeholder",
    "get_default_graph",
    "global_variables_initializer",
]:
    try:
        getattr(tf, name)
    except AttributeError as error:
        print(f"AttributeError: {error}")
