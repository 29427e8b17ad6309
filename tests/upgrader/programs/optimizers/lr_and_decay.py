from keras.layers import Dense
from keras.models import Sequential
from keras.optimizers import SGD
from keras.constraints import maxnorm
import numpy as np
# Keras 2.2

epochs = 3
learning_rate = 0.1
decay_rate = learning_rate / epochs
momentum = 0.8

model = Sequential()
model.add(Dense(4, input_dim=3, kernel_initializer='ones', activation='relu', kernel_constraint=maxnorm(1.5)))
model.add(Dense(1, kernel_initializer='zeros', activation='sigmoid'))
sgd = SGD(lr=learning_rate, momentum=momentum, decay=decay_rate, nesterov=False)
model.compile(loss='binary_crossentropy', optimizer=sgd, metrics=['accuracy'])

X = np.cos(np.arange(24)).reshape(8, 3)
Y = (X[:, 0] > 0).astype(int)
model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
history = model.fit(X, Y, epochs=epochs, batch_size=4, shuffle=False, verbose=0)
result = [history.history['loss'], model.predict(X, verbose=0)]
