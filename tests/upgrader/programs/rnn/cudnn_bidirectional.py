from keras.layers import CuDNNLSTM, CuDNNGRU, Bidirectional, Embedding, Input, Dense, SpatialDropout1D
from keras.layers import GlobalMaxPooling1D, GlobalAveragePooling1D, concatenate
from keras.models import Model
import numpy as np
# Keras 2.2

words = Input(shape=(5,))
x = Embedding(8, 3, embeddings_initializer='ones')(words)
x = SpatialDropout1D(0.3)(x)
x = Bidirectional(CuDNNLSTM(2, return_sequences=True, kernel_initializer='ones',
                            recurrent_initializer='zeros'))(x)
x = CuDNNLSTM(2, return_sequences=True, kernel_initializer='ones', recurrent_initializer='ones')(x)
hidden = concatenate([
    GlobalMaxPooling1D()(x),
    GlobalAveragePooling1D()(x),
])
out = Dense(1, activation='sigmoid', kernel_initializer='ones')(hidden)
model = Model(inputs=words, outputs=out)
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.6 for w in model.get_weights()])
result = model.predict(np.arange(10).reshape(2, 5) % 8, verbose=0)
