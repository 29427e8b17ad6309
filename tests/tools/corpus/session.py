import os

import keras.backend.tensorflow_backend as KTF
import tensorflow as tf


def get_session(gpu_fraction=0.3):
    num_threads = os.environ.get('OMP_NUM_THREADS')
    gpu_options = tf.GPUOptions(per_process_gpu_memory_fraction=gpu_fraction)
    return tf.Session(config=tf.ConfigProto(gpu_options=gpu_options))


KTF.set_session(get_session())
sess = KTF.get_session()
sess.run(tf.global_variables_initializer())
KTF.set_learning_phase(0)

from keras.backend.tensorflow_backend import clear_session
from keras import backend as K
clear_session()
graph = K.get_session().graph
K.manual_variable_initialization(True)
K.tensorflow_backend._get_available_gpus()
