from keras.models import Sequential, Model
from keras.layers import Dense, Dropout, Flatten, Conv2D
from keras import backend as K
import numpy as np

model = Sequential()
model.add(Conv2D(3, kernel_size=(2, 2), activation='relu', input_shape=(4, 4, 1),
                 kernel_initializer='ones', name='conv'))
model.add(Flatten(name='flat'))
model.add(Dropout(0.5))
model.add(Dense(2, activation='softmax', kernel_initializer='ones', name='out'))

model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) for w in model.get_weights()])
x = np.cos(np.arange(32)).reshape(2, 4, 4, 1)

# with a Sequential model
get_flat_output = K.function([model.layers[0].input], [model.layers[1].output])
layer_output = get_flat_output([x])[0]

# the same as a model
intermediate = Model(inputs=model.input, outputs=model.get_layer('flat').output)
intermediate_output = intermediate.predict(x, verbose=0)

# in test mode = 0, in train mode = 1
f = K.function([model.input, K.learning_phase()], [model.output]) if False else K.function(
    [model.input], [model.output])
result = [layer_output, intermediate_output, f([x])[0]]
