import tf_keras as keras


class Scale(keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(shape=(), initializer="ones")
        self.trainable_weights = [self.scale]


class Half(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dtype = "float16"


for create in [lambda: Scale().build((None, 3)), Half]:
    try:
        create()
    except AttributeError as error:
        print(f"AttributeError: {error}")
