import tf_keras as keras


def build(outputs, name, initializer):
    inputs = keras.Input(shape=(2,))
    x = keras.layers.Dense(3, kernel_initializer=initializer, name="features")(
        inputs
    )
    return keras.Model(inputs, keras.layers.Dense(outputs, name=name)(x))


build(4, "old_head", "ones").save("old.h5")
model = build(1, "head", "zeros")
model.load_weights("old.h5", by_name=True)
result = model.get_layer("features").get_weights()[0]
print(result)
