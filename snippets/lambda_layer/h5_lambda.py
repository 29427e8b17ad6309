import numpy as np
import tf_keras as keras

inputs = keras.Input(shape=(3,))
layer = keras.layers.Lambda(lambda x: x * 2)
model = keras.Model(inputs=inputs, outputs=layer(inputs))
model.save("doubled.h5")

loaded = keras.models.load_model("doubled.h5")
result = loaded.predict(np.array([[1, 5, 2]]), verbose=0)
print(result)
