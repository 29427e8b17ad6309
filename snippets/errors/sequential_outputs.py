import keras
import numpy as np

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, name="hidden"),
        keras.layers.Dense(1),
    ]
)
hidden = model.get_layer("hidden").output
both = keras.Model(inputs=model.inputs, outputs=[hidden, model.outputs[0]])

results = both.predict(np.ones((2, 3)), verbose=0)
print(*(result.shape for result in results))
