import keras
import numpy as np

batch_sizes = []


class Count(keras.callbacks.Callback):
    def on_predict_batch_end(self, batch, logs=None):
        batch_sizes.append(len(logs["outputs"]))


inputs = keras.Input(shape=(2,))
model = keras.Model(inputs, inputs + inputs)

result = model.predict(
    np.ones((5, 2)), batch_size=2, callbacks=[Count()], verbose=0
)
print(batch_sizes, result.shape)
