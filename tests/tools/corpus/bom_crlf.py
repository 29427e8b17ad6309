import keras.backend as K


def swish(x):
    return x * K.sigmoid(x)


def mish(x):
    return x * K.tanh(
        K.softplus(x))


def hard(x):
    """K.hard_sigmoid
    in a docstring"""
    return K.hard_sigmoid(x) * K.relu(x, max_value=6.)
