from keras import backend as K
import numpy as np

# the gram matrix of an image tensor (feature-wise outer product)
def gram_matrix(x):
    assert K.ndim(x) == 3
    if K.image_data_format() == 'channels_first':
        features = K.batch_flatten(x)
    else:
        features = K.batch_flatten(K.permute_dimensions(x, (2, 0, 1)))
    gram = K.dot(features, K.transpose(features))
    return gram


def style_loss(style, combination, size=20):
    S = gram_matrix(style)
    C = gram_matrix(combination)
    channels = 3
    return K.sum(K.square(S - C)) / (4. * (channels ** 2) * (size ** 2))


def content_loss(base, combination):
    return K.sum(K.square(combination - base))


base = K.variable(np.sin(np.arange(60)).reshape(4, 5, 3))
combination = K.variable(np.cos(np.arange(60)).reshape(4, 5, 3))
loss = K.variable(0.)
loss = loss + 0.025 * content_loss(base, combination)
loss = loss + 1.0 * style_loss(base, combination)
result = [K.eval(gram_matrix(base)), K.eval(loss)]
