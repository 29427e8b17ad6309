from tf_keras import backend as K

winners = K.argmax([[2, 7], [9, 8]], axis=1)
print(K.get_value(winners))
