import numpy as np
import keras
import keras.backend as K
from keras.layers import Input, Dense, Lambda, Permute, RepeatVector, Flatten, Multiply, Activation
from keras.models import Model

TIME_STEPS = 5
INPUT_DIM = 2


def attention_3d_block(inputs):
    # inputs.shape = (batch_size, time_steps, input_dim)
    input_dim = int(inputs.shape[2])
    e = Dense(1, activation='tanh', kernel_initializer='ones')(inputs)
    e = Flatten()(e)
    a = Activation('softmax')(e)
    # one weight for each step, repeated over the features
    a = RepeatVector(input_dim)(a)
    a_probs = Permute((2, 1), name='attention_vec')(a)
    output = Multiply()([inputs, a_probs])
    return Lambda(lambda x: K.sum(x, axis=1))(output)


inputs = Input(shape=(TIME_STEPS, INPUT_DIM,))
m = Model(inputs=[inputs], outputs=[attention_3d_block(inputs)])
m.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) for w in m.get_weights()])
x = np.linspace(-2, 2, 30).reshape((3, TIME_STEPS, INPUT_DIM))
attention = Model(m.input, m.get_layer('attention_vec').output)
result = [m.predict(x, verbose=0), attention.predict(x, verbose=0)]
