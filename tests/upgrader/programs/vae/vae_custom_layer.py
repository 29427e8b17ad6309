'''A variational autoencoder whose loss is a layer, as in the Keras example of old.'''
import numpy as np
from keras import backend as K
from keras import metrics
from keras.layers import Input, Dense, Lambda, Layer
from keras.models import Model

original_dim = 5
latent_dim = 2

x = Input(shape=(original_dim,))
h = Dense(3, activation='tanh', kernel_initializer='ones')(x)
z_mean = Dense(latent_dim, kernel_initializer='ones')(h)
z_log_var = Dense(latent_dim, kernel_initializer='zeros')(h)
z = Lambda(lambda a: a[0] + K.exp(a[1] / 2) * 0.1, output_shape=(latent_dim,))([z_mean, z_log_var])
x_decoded_mean = Dense(original_dim, activation='sigmoid', kernel_initializer='ones')(z)


# Custom loss layer
class CustomVariationalLayer(Layer):
    def __init__(self, **kwargs):
        self.is_placeholder = True
        super(CustomVariationalLayer, self).__init__(**kwargs)

    def vae_loss(self, x, x_decoded_mean):
        xent_loss = original_dim * metrics.binary_crossentropy(x, x_decoded_mean)
        kl_loss = - 0.5 * K.sum(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)
        return K.mean(xent_loss + K.mean(kl_loss))

    def call(self, inputs):
        x, x_decoded_mean, z_mean, z_log_var = inputs
        kl_loss = - 0.5 * K.sum(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)
        xent_loss = original_dim * metrics.binary_crossentropy(x, x_decoded_mean)
        loss = K.mean(xent_loss + kl_loss)
        self.add_loss(loss, inputs=inputs)
        # We won't actually use the output.
        return x_decoded_mean


y = CustomVariationalLayer()([x, x_decoded_mean, z_mean, z_log_var])
vae = Model(x, y)
vae.compile(optimizer='sgd', loss=None)
vae.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.4 for w in vae.get_weights()])
data = np.linspace(0, 1, 20).reshape(4, 5)
result = [vae.train_on_batch(data), vae.train_on_batch(data)]
