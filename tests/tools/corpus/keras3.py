import keras
from keras import backend, ops
from keras.saving import register_keras_serializable


@register_keras_serializable(package="demo")
def double(x):
    return x * 2


def plain(x):
    return x * 3


inputs = keras.Input((3,))
outputs = keras.layers.Lambda(double)(inputs)
tripled = keras.layers.Lambda(plain)(inputs)
model = keras.Model(inputs, ops.sum(outputs, axis=-1))
model.save("model.keras")
backend.clear_session()
print(backend.floatx(), keras.backend.result_type("int32"), keras.config.backend())
print(backend.standardize_dtype("float32"), keras.backend.is_int_dtype("int8"))


class Parts(keras.layers.Layer):
    def call(self, x):
        return ops.split(x, ops.shape(x)[0])
