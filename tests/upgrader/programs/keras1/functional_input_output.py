# Keras 2.2
from keras.layers import Input, Dense, LSTM, Embedding
from keras.layers.merge import concatenate, add, dot
from keras.models import Model
from keras import backend as K
import numpy as np

user = Input(shape=(1,), dtype='int32')
item = Input(shape=(3,), dtype='int32')
u = Embedding(4, 2, init='one')(user)
i = Embedding(output_dim=2, input_dim=5, init='one')(item)
h = LSTM(2, init='one', inner_init='zero', inner_activation='sigmoid')(i)
h2 = LSTM(output_dim=2, init='one', inner_init='one')(u)
merged = concatenate([add([h, h2]), dot([h, h2], axes=1)])
out = Dense(1, W_regularizer='l2', init='one', activation='sigmoid')(merged)
model = Model(input=[user, item], output=out)
model.compile('sgd', 'binary_crossentropy')
model.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.4 for w in model.get_weights()])
data = [np.array([[0], [3]]), np.array([[1, 2, 3], [0, 0, 4]])]
ordering = K.image_dim_ordering()
result = [ordering, model.train_on_batch(data, np.array([[1], [0]]))]
