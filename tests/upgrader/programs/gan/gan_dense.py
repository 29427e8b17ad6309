import numpy as np
from keras.models import Model, Sequential
from keras.layers import Input
from keras.layers.core import Dense, Dropout
from keras.layers.advanced_activations import LeakyReLU
from keras.optimizers import Adam
from keras import initializers
# Keras 2.2

# The dimensionality of our random noise vector
random_dim = 4
adam = Adam(lr=0.02, beta_1=0.5)

# Set up the generator
generator = Sequential()
generator.add(Dense(6, input_dim=random_dim, kernel_initializer=initializers.Constant(0.1)))
generator.add(LeakyReLU(0.2))
generator.add(Dense(5, activation='tanh', kernel_initializer='ones'))
generator.compile(loss='binary_crossentropy', optimizer=adam)

discriminator = Sequential()
discriminator.add(Dense(3, input_dim=5, kernel_initializer=initializers.Constant(0.2)))
discriminator.add(LeakyReLU(0.2))
discriminator.add(Dense(1, activation='sigmoid', kernel_initializer='ones'))
discriminator.compile(loss='binary_crossentropy', optimizer=Adam(lr=0.02, beta_1=0.5))

# Combined network
discriminator.trainable = False
ganInput = Input(shape=(random_dim,))
x = generator(ganInput)
ganOutput = discriminator(x)
gan = Model(inputs=ganInput, outputs=ganOutput)
gan.compile(loss='binary_crossentropy', optimizer=Adam(lr=0.02, beta_1=0.5))

gan.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in gan.get_weights()])
rs = np.random.RandomState(1)
real = rs.uniform(-1, 1, (4, 5))
noise = rs.normal(0, 1, size=[4, random_dim])
dLoss, gLoss = [], []
for _ in range(3):
    fake = generator.predict(noise, verbose=0)
    gLoss.append(gan.train_on_batch(noise, np.ones(4)))
result = [gLoss, generator.predict(noise, verbose=0)]
