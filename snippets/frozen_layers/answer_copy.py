import keras
import numpy as np

trained = keras.Sequential(
    [
        keras.Input(shape=(2,)),
        keras.layers.Dense(2, kernel_initializer="ones", name="features"),
        keras.layers.Dense(1, kernel_initializer="ones"),
    ]
)
copied = keras.models.clone_model(trained)
copied.set_weights(trained.get_weights())

copied.get_layer("features").set_weights([np.zeros((2, 2)), np.zeros(2)])
x = np.ones((1, 2))
results = [
    float(model.predict(x, verbose=0)[0, 0]) for model in (trained, copied)
]
print(results)
