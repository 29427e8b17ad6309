import keras
import numpy as np

from snippets.from_tensorflow_to_keras.reverse_sequence import (  # (1)!
    ReverseSequence,
)

matrix = np.array([[1, 2, 3, 0], [4, 5, 0, 0]])
row_lengths = np.array([3, 2])

inputs = keras.Input(shape=(4,), dtype="int32")
lengths = keras.Input(shape=(), dtype="int32")
outputs = ReverseSequence()(inputs, lengths)
model = keras.Model([inputs, lengths], outputs)

model.save("reverse.keras")
restored = keras.models.load_model("reverse.keras")
result = restored.predict([matrix, row_lengths], verbose=0)
print(result)
