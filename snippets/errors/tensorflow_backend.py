import keras.backend.tensorflow_backend as K

K.clear_session()
