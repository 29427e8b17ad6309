import numpy as np
from keras import backend as K
from keras.layers import Dense, Input, GlobalAveragePooling2D, Conv2D, BatchNormalization, Activation
from keras.models import Model
from keras.optimizers import SGD
# Keras 2.2

# stands where a pretrained network would be downloaded
image = Input(shape=(6, 6, 3))
x = Conv2D(4, (3, 3), name='block1_conv1', kernel_initializer='ones')(image)
x = BatchNormalization(name='block1_bn')(x)
x = Activation('relu')(x)
base_model = Model(image, x)

x = base_model.output
x = GlobalAveragePooling2D()(x)
x = Dense(3, activation='relu', kernel_initializer='ones')(x)
predictions = Dense(2, activation='softmax', kernel_initializer='zeros')(x)
model = Model(inputs=base_model.input, outputs=predictions)

# first: train only the top layers
for layer in base_model.layers:
    layer.trainable = False
model.compile(optimizer='rmsprop', loss='categorical_crossentropy')
data, labels = np.sin(np.arange(432)).reshape(4, 6, 6, 3), np.eye(2)[[0, 0, 0, 1]]
model.fit(data, labels, epochs=1, batch_size=4, verbose=0)

# we need to recompile the model for these modifications to take effect
for layer in model.layers[:2]:
    layer.trainable = False
for layer in model.layers[2:]:
    layer.trainable = True
model.compile(optimizer=SGD(lr=0.1, momentum=0.9), loss='categorical_crossentropy')
history = model.fit(data, labels, epochs=2, batch_size=4, verbose=0)
trainable_count = int(np.sum([K.count_params(p) for p in model.trainable_weights]))
result = [history.history['loss'], trainable_count]
