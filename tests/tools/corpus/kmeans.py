"""Clusters; K is their number here, and Keras has no part in it."""
import numpy as np
from sklearn.cluster import KMeans

K = 8


def fit(X, K=K):
    return KMeans(n_clusters=K).fit(X)


for K in range(2, 10):
    print(K, fit(np.eye(10), K).inertia_, K.real, K.bit_length())


class Kernel:
    def __init__(self, K):
        self.K = K

    def trace(self):
        return self.K.sum(axis=0), self.K.argmax()
