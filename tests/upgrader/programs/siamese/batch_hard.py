# coding=utf-8
import numpy as np
from keras import backend as K


# 批内难样本挖掘：每个样本取最远的正样本和最近的负样本
def batch_hard(labels, embeddings, margin=0.3):
    dot = K.dot(embeddings, K.transpose(embeddings))
    square = K.sum(K.square(embeddings), axis=1, keepdims=True)
    distances = K.maximum(square - 2 * dot + K.transpose(square), 0.)
    # 对角线加上 epsilon，开方时才有梯度
    distances = K.sqrt(distances + K.eye(6) * K.epsilon())
    labels = K.reshape(labels, (-1, 1))
    same = K.cast(K.equal(labels, K.transpose(labels)), 'float32')
    positive = K.max(distances * same, axis=1)
    negative = K.min(distances + same * K.max(distances), axis=1)
    return K.mean(K.softplus(margin + positive - negative))


def cosine(a, b):
    a = K.l2_normalize(a, axis=-1)
    b = K.l2_normalize(b, axis=-1)
    return K.batch_dot(a, b, axes=1)


e = K.constant(np.cos(np.arange(18) ** 1.3).reshape(6, 3))
result = [K.eval(batch_hard(K.constant([0, 0, 1, 1, 2, 2]), e)), K.eval(cosine(e, e[::-1]))]
