import numpy as np
import tf_keras as keras

trained = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, name="features"),
        keras.layers.Dense(1),
    ]
)
trained.compile(optimizer="sgd", loss="mse")
trained.predict(np.ones((2, 3)), verbose=0)

outputs = keras.layers.Dense(2)(trained.layers[-2].output)
model = keras.Model(trained.input, outputs)
print(model.output_shape)
