# -*- coding: utf-8 -*-
from keras.preprocessing.text import Tokenizer
from keras.preprocessing.sequence import pad_sequences
from keras.models import Sequential
from keras.layers import Embedding, LSTM, Dense
import numpy as np

texts = ['the cat sat on the mat', 'the dog ate my homework', 'the cat ate']
labels = [1, 0, 1]

# 只考虑最常见的 10 个词
tokenizer = Tokenizer(num_words=10)
tokenizer.fit_on_texts(texts)
sequences = tokenizer.texts_to_sequences(texts)
data = pad_sequences(sequences, maxlen=4)

model = Sequential()
model.add(Embedding(10, 3, input_length=4, embeddings_initializer='ones'))
model.add(LSTM(2, kernel_initializer='ones', recurrent_initializer='zeros'))
model.add(Dense(1, activation='sigmoid', kernel_initializer='ones'))
model.compile(optimizer='sgd', loss='binary_crossentropy')
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
loss = model.train_on_batch(data, np.array(labels))
result = [data, loss, model.predict(data, verbose=0)]
