import keras

inputs = keras.Input(shape=(3,))
for name in [
    "get_shape",
    "_keras_shape",
    "_uses_learning_phase",
    "numpy",
    "eval",
]:
    try:
        getattr(inputs, name)
    except AttributeError as error:
        print(f"AttributeError: {error}")
