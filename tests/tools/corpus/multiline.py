import keras

out = keras. \
    backend. \
    sum(
        keras.backend.square(
            x  # K.square would be shorter
        ),
        axis=(
            1,
            2,
        ),
    )

result = (
    keras
    .backend
    .mean(out)
)

spread = keras.backend.std; centred = out - keras.backend.mean(out, keepdims=True)
lookup = keras.backend.gather(out, [0])[0].name.upper()
chained = keras.backend.expand_dims(keras.backend.cast(keras.backend.greater(out, 0), 'float32'), -1) * keras.backend.abs(out)
