from keras import backend as K

names = [name for name in dir(K) if not name.startswith("_")]
number_of_names = len(names)
print(*names, sep="\n")
