import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Input, Lambda, concatenate
from tensorflow.keras.models import Model, load_model


def triplet_loss(y_true, y_pred, alpha=0.4):
    total = y_pred.shape.as_list()[-1]
    anchor = y_pred[:, 0:int(total * 1 / 3)]
    positive = y_pred[:, int(total * 1 / 3):int(total * 2 / 3)]
    negative = y_pred[:, int(total * 2 / 3):]
    pos_dist = K.sum(K.square(anchor - positive), axis=1)
    neg_dist = K.sum(K.square(anchor - negative), axis=1)
    return K.maximum(pos_dist - neg_dist + alpha, 0.0)


def embed(x):
    x = Dense(128)(x)
    return Lambda(lambda x: K.l2_normalize(x, axis=1), name='l2')(x)


anchor = Input((96,))
positive = Input((96,))
normed = tf.math.l2_normalize(anchor, axis=1)
stacked = tf.stack([anchor, positive], axis=1)
merged = concatenate([embed(anchor), embed(positive)])
model = Model([anchor, positive], merged)
model.compile(loss=lambda y_true, y_pred: K.mean(y_pred), optimizer='adam')
model.save('facenet.keras')
restored = load_model('facenet.keras', custom_objects={'triplet_loss': triplet_loss})
trusted = load_model('facenet.keras', safe_mode=False)
