from keras.models import Model
from keras.layers import Input, LSTM, Dense
from keras import initializers
import numpy as np

num_encoder_tokens, num_decoder_tokens, latent_dim = 4, 3, 2
init = dict(kernel_initializer=initializers.Constant(0.3), recurrent_initializer=initializers.Constant(-0.2))

encoder_inputs = Input(shape=(None, num_encoder_tokens))
encoder = LSTM(latent_dim, return_state=True, **init)
encoder_outputs, state_h, state_c = encoder(encoder_inputs)
# We discard `encoder_outputs` and only keep the states.
encoder_states = [state_h, state_c]

decoder_inputs = Input(shape=(None, num_decoder_tokens))
decoder_lstm = LSTM(latent_dim, return_sequences=True, return_state=True, **init)
decoder_outputs, _, _ = decoder_lstm(decoder_inputs, initial_state=encoder_states)
decoder_dense = Dense(num_decoder_tokens, activation='softmax', kernel_initializer='ones')
decoder_outputs = decoder_dense(decoder_outputs)

model = Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer='rmsprop', loss='categorical_crossentropy')
src = np.eye(4)[np.array([[0, 1, 2], [3, 2, 1]])]
dst = np.eye(3)[np.array([[0, 1], [2, 0]])]
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.7 for w in model.get_weights()])
loss = model.train_on_batch([src, dst], dst)

# inference
encoder_model = Model(encoder_inputs, encoder_states)
h, c = encoder_model.predict(src, verbose=0)
result = [loss, h, c]
