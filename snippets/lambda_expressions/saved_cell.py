import keras
import numpy as np


def saved_and_loaded(amount):
    inputs = keras.Input(shape=(3,))
    layer = keras.layers.Lambda(
        lambda x: x * amount,  # (1)!
        output_shape=(3,),
    )
    model = keras.Model(inputs=inputs, outputs=layer(inputs))
    model.save("amount.keras")
    return keras.saving.load_model("amount.keras", safe_mode=False)


x = np.array([[1, 2, 3]])
model = saved_and_loaded(10)
result = model.predict(x, verbose=0)
print(result)

model = saved_and_loaded(np.array([10, 20, 30]))
cell = model.layers[-1].function.__closure__[0]
contents = cell.cell_contents
print(type(contents).__name__, contents["config"])  # (2)!
