import tf_keras as keras
from tf_keras import backend as K

inputs = keras.Input(shape=(5, 5, 1))
maps = keras.layers.Conv2D(2, 2, activation="relu")(inputs)
pooled = keras.layers.GlobalAveragePooling2D()(maps)
model = keras.Model(inputs, keras.layers.Dense(2)(pooled))

gradients = K.gradients(model.output[:, 0], maps)[0]
weights = K.mean(gradients, axis=(0, 1, 2))
function = K.function([model.input], [weights, maps[0]])
