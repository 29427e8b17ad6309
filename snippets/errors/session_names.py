from tf_keras import backend as K

for name in ["get_session", "set_session", "tensorflow_backend"]:
    try:
        getattr(K, name)
    except AttributeError as error:
        print(f"AttributeError: {error}")
