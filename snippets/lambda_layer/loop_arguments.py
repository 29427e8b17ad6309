import keras
import numpy as np

inputs = keras.Input(shape=(3,))
outputs = []
for index in range(3):
    layer = keras.layers.Lambda(
        lambda x, index: x[:, index],
        arguments={"index": index},
    )
    outputs.append(layer(inputs))
model = keras.Model(inputs=inputs, outputs=outputs)

x = np.array([[10, 20, 30]])
columns = model.predict(x, verbose=0)
result = [float(column[0]) for column in columns]
print(result)
