# %% load
import csv
from pathlib import Path

with Path(__file__).with_name("days.csv").open() as file:
    rows = list(csv.DictReader(file))
print(len(rows), "days")

# %% mean
celsius = [float(row["celsius"]) for row in rows]
mean = sum(celsius) / len(celsius)
print(mean)

# %% shown
print(f"{mean:.1f} °C")
print(round("12.3"))
