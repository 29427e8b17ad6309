from keras.backend import argmax

print(argmax([1, 5, 2]))
