import marshal
import types

axis = 1
function = lambda: axis

saved = marshal.dumps(function.__code__)  # (1)!

code = marshal.loads(saved)
loaded = types.FunctionType(code, globals={})  # (2)!

print(loaded.__name__)
print(loaded())
