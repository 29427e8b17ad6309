from tf_keras import backend as K

names = [
    name
    for name in dir(K)
    if not name.startswith("_") and callable(getattr(K, name))
]
number_of_names = len(names)
print(number_of_names)
