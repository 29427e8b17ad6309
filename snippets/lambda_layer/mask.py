import keras
from keras import ops

x = ops.array([[[1.0], [3.0], [0.0]]])
masked = keras.layers.Masking()(x)  # (1)!
mean = keras.layers.GlobalAveragePooling1D()

drop = keras.layers.Lambda(lambda x: x * 2)
keep = keras.layers.Lambda(
    lambda x: x * 2,
    mask=lambda inputs, mask: mask,  # (2)!
)

dropped = ops.convert_to_numpy(mean(drop(masked)))
kept = ops.convert_to_numpy(mean(keep(masked)))
print(dropped)
print(kept)
