from keras.preprocessing.image import ImageDataGenerator
from keras.models import Sequential
from keras.layers import Dense, GlobalAveragePooling2D, Conv2D
import numpy as np

batch_size = 4
datagen = ImageDataGenerator(rescale=1. / 255, samplewise_center=False)

images = (np.arange(8 * 6 * 6 * 3) % 255).reshape((8, 6, 6, 3)).astype('float32')
labels = np.eye(2)[np.arange(8) % 2]

model = Sequential()
model.add(Conv2D(4, (3, 3), input_shape=(6, 6, 3), activation='relu', kernel_initializer='ones'))
model.add(GlobalAveragePooling2D())
model.add(Dense(2, activation='softmax', kernel_initializer='zeros'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])

model.set_weights([np.sin(np.arange(w.size)).reshape(w.shape) * 0.5 for w in model.get_weights()])
flow = datagen.flow(images, labels, batch_size=batch_size, shuffle=False)
history = model.fit_generator(flow, steps_per_epoch=len(images) // batch_size, epochs=1, verbose=0)
result = history.history['loss']
