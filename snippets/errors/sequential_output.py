import tf_keras as keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4)])
for name in ["input", "output"]:
    try:
        print(name, getattr(model, name).shape)
    except AttributeError as error:
        print(f"AttributeError: {error}")
