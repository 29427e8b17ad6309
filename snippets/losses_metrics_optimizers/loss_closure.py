import keras


def scaled(factor):
    def loss(y_true, y_pred):
        return factor * (y_true - y_pred) ** 2

    return loss


inputs = keras.Input(shape=(1,))
model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
model.compile(loss=scaled(2.0))
model.save("scaled.keras")
keras.models.load_model("scaled.keras")
