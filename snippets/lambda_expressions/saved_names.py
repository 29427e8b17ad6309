import matplotlib.pyplot as plt

offset = 1


def scaled(factor):
    return lambda x: offset + factor * x


function = scaled(10)
saved = ["code", *function.__code__.co_freevars]
lost = [*function.__code__.co_names]
print(saved, lost)

figure, axes = plt.subplots(figsize=(4, 1.5))
axes.axis("off")
axes.set(xlim=(-0.5, 1.5), ylim=(-1.5, 1.5))
columns = {"model.keras": saved, "train.py": lost}
for column, (file, names) in enumerate(columns.items()):
    axes.text(column, 1, file, ha="center", va="center", weight="bold")
    for row, name in enumerate(names):
        box = {"boxstyle": "round", "facecolor": "none"}
        axes.text(column, -row, name, ha="center", va="center", bbox=box)
figure.savefig("names.svg")
