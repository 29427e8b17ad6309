import keras

inputs = keras.Input(shape=(3,))
outputs = []
for index in range(3):
    layer = keras.layers.Lambda(lambda x, index=index: x[:, index])
    outputs.append(layer(inputs))
model = keras.Model(inputs=inputs, outputs=outputs)
model.save("columns.keras")

try:
    keras.saving.load_model("columns.keras", safe_mode=False)
except TypeError as error:
    reason = str(error).splitlines()[-1]  # (1)!
    print(reason)
