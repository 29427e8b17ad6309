import keras

inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(lambda x: keras.backend.argmax(x, 1))

causes = []
try:
    layer(inputs)
except NotImplementedError as error:
    while error.__context__:  # (1)!
        error = error.__context__
        causes.append(f"{type(error).__name__}: {error}")

for cause in dict.fromkeys(causes):
    print(cause)
