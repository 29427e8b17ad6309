# K.sum(x), keras.backend.mean(x): a comment.
"""K.argmax(x) in the module's docstring."""
from keras import backend as K

TEMPLATE = '''
x = K.dot(a, b)
Lambda(lambda _: K.exp(x))
'''
raw = r"K.log\(x\)" "K.pow(2, 3)" 'K.cos'
formatted = f"the mean is {K.get_value(K.mean(TEMPLATE)):.{K.eval(3)}f} by {{K.mean}}"
bytes_ = b"K.sum"
values = {"K.sum": K.sum, 'K': 'K.abs'}  # K.abs


def documented(x):
    """
    >>> K.eval(documented(K.constant(1)))
    """
    return K.sin(x)  # not K.cos(x)
