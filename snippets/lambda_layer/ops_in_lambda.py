import keras
from keras import ops

inputs = keras.Input(shape=(None, None))
layer = keras.layers.Lambda(ops.argmax, arguments={"axis": 1})
model = keras.Model(inputs=inputs, outputs=layer(inputs))

model.save("argmax.keras")
print("saved")
keras.saving.load_model("argmax.keras")
