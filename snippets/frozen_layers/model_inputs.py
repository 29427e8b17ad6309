import keras
import numpy as np

trained = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, name="features"),
        keras.layers.Dense(1),
    ]
)
features = trained.get_layer("features").output
model = keras.Model(trained.inputs, keras.layers.Dense(2)(features))
shared = model.get_layer("features") is trained.get_layer("features")  # (1)!

result = model.predict(np.ones((5, 3)), verbose=0)
print(result.shape, shared)
