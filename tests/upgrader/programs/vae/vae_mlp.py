from keras.layers import Lambda, Input, Dense
from keras.models import Model
from keras.losses import mse, binary_crossentropy
from keras import backend as K
import numpy as np


# reparameterization trick
# instead of sampling from Q(z|X), sample eps = N(0,I); here its deviation is 0 so that runs repeat
def sampling(args):
    z_mean, z_log_var = args
    batch = K.shape(z_mean)[0]
    dim = K.int_shape(z_mean)[1]
    # by default, random_normal has mean=0 and std=1.0
    epsilon = K.random_normal(shape=(batch, dim), mean=0.5, stddev=0.)
    return z_mean + K.exp(0.5 * z_log_var) * epsilon


original_dim, latent_dim = 6, 2

inputs = Input(shape=(original_dim,), name='encoder_input')
h = Dense(4, activation='relu', kernel_initializer='ones')(inputs)
z_mean = Dense(latent_dim, name='z_mean', kernel_initializer='zeros')(h)
z_log_var = Dense(latent_dim, name='z_log_var', kernel_initializer='zeros')(h)
z = Lambda(sampling, output_shape=(latent_dim,), name='z')([z_mean, z_log_var])
encoder = Model(inputs, [z_mean, z_log_var, z], name='encoder')

latent_inputs = Input(shape=(latent_dim,), name='z_sampling')
outputs = Dense(original_dim, activation='sigmoid', kernel_initializer='ones')(latent_inputs)
decoder = Model(latent_inputs, outputs, name='decoder')

outputs = decoder(encoder(inputs)[2])
vae = Model(inputs, outputs, name='vae_mlp')

reconstruction_loss = binary_crossentropy(inputs, outputs)
reconstruction_loss *= original_dim
kl_loss = 1 + z_log_var - K.square(z_mean) - K.exp(z_log_var)
kl_loss = K.sum(kl_loss, axis=-1)
kl_loss *= -0.5
vae_loss = K.mean(reconstruction_loss + kl_loss)
vae.add_loss(vae_loss)
vae.compile(optimizer='sgd')

vae.set_weights([np.cos(np.arange(w.size)).reshape(w.shape) * 0.4 for w in vae.get_weights()])
x_train = np.abs(np.sin(np.arange(48))).reshape(8, 6)
history = vae.fit(x_train, epochs=3, batch_size=8, verbose=0)
result = history.history['loss']
