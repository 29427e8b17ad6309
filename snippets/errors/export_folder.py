from pathlib import Path

import keras

inputs = keras.Input(shape=(3,))
model = keras.Model(inputs=inputs, outputs=inputs * 2)
model.export("doubled", verbose=False)
print(Path("doubled", "saved_model.pb").is_file())
