"""The command line, installed from its wheel into a bare environment, on projects and on bad input."""

import ast
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from executed_docs.execution.runner import Runner
from executed_docs.execution.runtime import Runtime
from publishing.keras.runtimes import TORCH
from publishing.upgrader import wheel
from tests.runtimes import case

K = "from keras import backend as K\n"
OLD = f"{K}\ny = K.sum(x, 1)  # of each row\n"
NEW = "from keras import ops\n\ny = ops.sum(x, axis=1)  # of each row\n"

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def script(root: Path, runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle with its rules, as they are in the wheel."""
    folder = tmp_path_factory.mktemp("bundle")
    wheel.fill(root, runner, folder, "")
    return folder / "cli.mjs"


@pytest.fixture
def run(script: Path, tmp_path: Path) -> Command:
    from tests.upgrader.conftest import NODE

    def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [NODE, str(script), *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=300
        )

    return command


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


def test_it_shows_what_it_would_do_and_writes_nothing(run: Command, tmp_path: Path) -> None:
    Path("model.py").write_text(OLD, encoding="utf-8")
    done = run("model.py")
    assert done.returncode == 0
    assert re.search(r"^model\.py:3:5: rewritten: K\.sum -> ops\.sum\(.*\[K\.sum\]$", done.stdout, re.M)
    assert Path("model.py").read_text(encoding="utf-8") == OLD


def test_the_diff_is_what_git_applies(run: Command, tmp_path: Path) -> None:
    text = "".join(f"a{i} = {i}\n" for i in range(30))
    Path("model.py").write_text(OLD + text + "z = K.exp(y)", encoding="utf-8")
    git(tmp_path, "init", "-q")
    done = run("--diff", ".")
    assert done.stdout.count("@@ ") == 2
    Path("a.patch").write_text(done.stdout, encoding="utf-8")
    git(tmp_path, "apply", "a.patch")
    assert Path("model.py").read_text(encoding="utf-8") == NEW + text + "z = ops.exp(y)"


def test_it_writes_only_what_git_has_unless_told(run: Command, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    for name in ("committed.py", "changed.py"):
        Path(name).write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "a")
    Path("changed.py").write_text(OLD + "z = 1\n", encoding="utf-8")
    Path("new.py").write_text(OLD, encoding="utf-8")
    done = run("--write", ".")
    assert done.returncode == 3
    assert Path("committed.py").read_text(encoding="utf-8") == NEW
    for name in ("changed.py", "new.py"):
        assert f"{name}: error: it has uncommitted changes" in done.stderr
        assert Path(name).read_text(encoding="utf-8").startswith(OLD)
    assert run("--write", "--force", "changed.py").returncode == 0
    assert Path("changed.py").read_text(encoding="utf-8") == NEW + "z = 1\n"


def test_what_git_ignores_is_not_written_unless_told(run: Command, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    Path(".gitignore").write_text("own.py\nbuilt/\n", encoding="utf-8")
    Path("built").mkdir()
    files = [Path("own.py"), Path("built/a.py")]
    for file in files:
        file.write_text(OLD, encoding="utf-8")
    names = [str(file) for file in files]
    assert run("--write", *names).returncode == 3
    assert [file.read_text(encoding="utf-8") for file in files] == [OLD, OLD]
    assert run("--write", "--force", *names).returncode == 0
    assert [file.read_text(encoding="utf-8") for file in files] == [NEW, NEW]


def test_a_path_that_is_not_there_is_named_once(run: Command) -> None:
    done = run("none.py")
    assert done.returncode == 3
    assert done.stderr.startswith("none.py: error: it doesn't exist.\n")


def test_uses_of_sessions_lead_to_what_became_of_them(run: Command) -> None:
    code = "from keras import backend as K\n\nK.get_session()\nK.tensorflow_backend._get_available_gpus()\n"
    Path("a.py").write_text(code, encoding="utf-8")
    for finding in json.loads(run("--json", "a.py").stdout)["findings"]:
        assert finding["link"] == "errors/#error-session"
        assert finding["message"].startswith("Neither version of Keras has sessions")


@pytest.mark.parametrize(
    ("call", "silent"),
    [
        ('K.variable(0.5, dtype="float32")', False),
        ('K.variable(0.5, "float32")', True),
        ("K.variable(1)", True),
        ("K.sqrt(K.sum(K.square(x), axis=-1))", False),
        ("K.sqrt(K.maximum(K.mean(x ** 2), K.epsilon()))", False),
        ("K.sqrt(x)", True),
        ("K.name_scope('a')", False),
    ],
)
def test_it_is_silent_only_where_the_arguments_make_it_so(run: Command, call: str, silent: bool) -> None:
    Path("a.py").write_text(f"from keras import backend as K\n\n{call}\n", encoding="utf-8")
    found = json.loads(run("--json", "a.py").stdout)["findings"]
    assert [finding["silent"] for finding in found if finding["column"] == 1] == [silent]


def test_check_is_for_ci(run: Command) -> None:
    Path("old.py").write_text(OLD, encoding="utf-8")
    Path("new.py").write_text(NEW, encoding="utf-8")
    assert run("--check", ".").returncode == 1
    assert run("--check", "new.py").returncode == 0
    assert "It looked for" in run("new.py").stderr


@pytest.mark.parametrize(
    ("code", "after"),
    [
        # A use, an import that only it needs, a breakage, a trap, and what is in a call over several lines.
        (f"{OLD[:-1]}  # keras3: ignore\n", None),
        ("import keras\nkeras.optimizers.RMSprop(0.1)  # keras3: ignore\n", None),
        ("from keras.layers.core import Dense  # keras3: ignore, older than 2.4\n", None),
        ("import keras\nkeras.optimizers.SGD(lr=1)  #keras3:ignore\n", None),
        (
            "from keras import layers, backend as K\nlayers.Lambda(lambda x: K.sum(x))  # keras3: ignore\n",
            None,
        ),
        (
            "from keras import backend as K  # keras3: ignore\nK.abs(x)\n",
            "from keras import backend as K  # keras3: ignore\nfrom keras import ops\nops.abs(x)\n",
        ),
        (
            f"{K}K.abs(\n    K.exp(x),  # keras3: ignore\n)\n",
            f"{K}from keras import ops\nops.abs(\n    K.exp(x),  # keras3: ignore\n)\n",
        ),
        # The words in a string are no comment, and those of another comment say something else.
        (
            f"{K}y = '# keras3: ignore', K.abs(x)\n",
            "from keras import ops\ny = '# keras3: ignore', ops.abs(x)\n",
        ),
        (
            f"{K}K.abs(x)  # keras3: ignored\n",
            "from keras import ops\nops.abs(x)  # keras3: ignored\n",
        ),
    ],
)
def test_a_line_whose_comment_says_so_stays(run: Command, code: str, after: str | None) -> None:
    file = Path("a.py")
    file.write_text(code, encoding="utf-8")
    assert run("--check", "a.py").returncode == (after is not None)
    run("--write", "a.py")
    assert file.read_text(encoding="utf-8") == (after or code)
    assert run("--check", "a.py").returncode == 0


def test_json_names_what_is_rewritten_with_a_difference(run: Command) -> None:
    Path("model.py").write_text(
        "from keras import backend as K\n\n"
        "K.update(v, x)\nK.dropout(x, 0.5)\nK.dropout(x, 0.5, seed=1)\nK.sum(x)\n",
        encoding="utf-8",
    )
    data = json.loads(run("--json", "model.py").stdout)
    found = {finding["line"]: (finding["kind"], finding["message"]) for finding in data["findings"]}
    assert [found[line][0] for line in (3, 4, 5, 6)] == ["noted", "rewritten", "noted", "rewritten"]
    assert "Keras 2 returned the variable" in found[3][1]
    assert data["counts"]["noted"] == 2
    assert run("--check", "model.py").returncode == 1


@pytest.mark.parametrize("available", [case(TORCH)])
def test_json_says_what_differs_on_pytorch_and_no_more(run: Command, available: Runtime) -> None:
    Path("model.py").write_text(
        "from keras import backend as K\n\n"
        "K.dropout(x, 0.5)\nK.cast(x, 'float32')\nK.cast(x, 'uint64')\nK.sum(x)\n",
        encoding="utf-8",
    )
    data = json.loads(run("--json", "model.py").stdout)
    found = {finding["line"]: (finding["kind"], finding["message"]) for finding in data["findings"]}
    differs = {line: "Differs on PyTorch: " in message for line, (_, message) in found.items()}
    assert differs == {3: True, 4: False, 5: True, 6: False}
    # It differs on a backend, and not from Keras 2.
    assert {kind for kind, _ in found.values()} == {"rewritten"}


def test_json_has_every_finding(run: Command) -> None:
    Path("model.py").write_text(OLD + "K.gradients(y, x)\n", encoding="utf-8")
    data = json.loads(run("--json", "model.py").stdout)
    assert [(f["line"], f["kind"], f["rule"]) for f in data["findings"]] == [
        (3, "rewritten", "K.sum"),
        (4, "left", "K.gradients"),
    ]
    assert data["counts"]["rewritten"] == data["counts"]["left"] == 1


def test_what_is_left_is_marked_once(run: Command) -> None:
    code = OLD + "def f(x):\n    return K.gradients(\n        y, x)\n"
    Path("a.py").write_text(code, encoding="utf-8")
    assert run("--write", ".").returncode == 0
    made = Path("a.py").read_text(encoding="utf-8")
    assert "\n    # Keras 3: K.gradients: Each backend has its own way: " in made
    assert "\n    return K.gradients(\n        y, x)\n" in made
    assert run("--diff", ".").stdout == ""
    # They count neither as something to do nor as a change of the code.
    assert run("--diff", "--no-marks", ".").stdout == ""


def test_code_that_is_rewritten_and_marked_is_marked_once(run: Command) -> None:
    body = "class A(Layer):\n    def call(self, x):\n        return K.variable(x)\n"
    Path("a.py").write_text(OLD + body, encoding="utf-8")
    assert run("--write", ".").returncode == 0
    made = Path("a.py").read_text(encoding="utf-8")
    assert "        # Keras 3: K.variable: A variable that is made in `call` " in made
    assert "        return keras.Variable(x, dtype=keras.config.floatx())\n" in made
    assert run("--diff", ".").stdout == ""


def test_an_import_that_others_need_fails_and_is_found(run: Command) -> None:
    Path("a.py").write_text("from keras.backend import sum\n\ny = sum(x, 1)\n", encoding="utf-8")
    Path("b.py").write_text("from a import *\n", encoding="utf-8")
    found = json.loads(run("--json", ".").stdout)["findings"]
    assert [(finding["line"], finding["kind"]) for finding in found] == [(1, "left"), (3, "rewritten")]
    assert run("--write", ".").returncode == 0
    assert Path("a.py").read_text(encoding="utf-8").endswith("\ny = ops.sum(x, axis=1)\n")
    assert run("--diff", ".").stdout == ""


def test_marks_can_be_left_off(run: Command) -> None:
    code = OLD + "K.gradients(y, x)\n"
    Path("a.py").write_text(code, encoding="utf-8")
    assert "# Keras 3: K.gradients" in run("--diff", ".").stdout
    assert "# Keras 3" not in run("--diff", "--no-marks", ".").stdout
    assert run("--no-marks", ".").returncode == 2


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("if x: K.gradients(y, x)\n", "# Keras 3: K.gradients: "),
        ("a = 1; b = K.gradients(y, x)\n", None),
        ("if x: \\\n    K.gradients(y, x)\n", None),
        ("@decorated\nclass A:\n\tb = K.gradients(y, x)\n", "\n\t# Keras 3: K.gradients: "),
        ('s = f"""\n{K.gradients(y, x)}\n"""\n', "# Keras 3: K.gradients: "),
        ("# é\nK.gradients(y, x)\n", "# Keras 3: K.gradients: "),
    ],
)
def test_a_mark_changes_no_code(run: Command, code: str, marked: str | None) -> None:
    text = f"# -*- coding: latin-1 -*-\nfrom keras import backend as K\n{code}"
    Path("a.py").write_text(text, encoding="latin-1")
    assert run("--write", ".").returncode == 0
    made = Path("a.py").read_text(encoding="latin-1")
    assert ast.dump(ast.parse(made)) == ast.dump(ast.parse(text))
    assert marked is None or marked in made
    assert run("--diff", ".").stdout == ""


@pytest.mark.parametrize(
    "arguments", [[], ["--no-such-option", "."], ["--diff", "--write", "."], ["--force", "."]]
)
def test_a_wrong_usage_says_so(run: Command, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("keras3-upgrade: ")


def test_help_names_every_option_and_the_exit_status(run: Command) -> None:
    done = run("--help")
    for word in (
        "--diff",
        "--write",
        "--force",
        "--check",
        "--notebooks",
        "--json",
        "--quiet",
        "Exit status",
    ):
        assert word in done.stdout


def test_what_git_ignores_is_left_alone(run: Command) -> None:
    Path("sub").mkdir()
    Path(".git").mkdir()
    for name in ("a.py", "b.py", "sub/c.py", "sub/d.py", "own.py"):
        Path(name).write_text(OLD, encoding="utf-8")
    Path(".gitignore").write_text("*.py\n!own.py\n!sub/\n!a.py\n", encoding="utf-8")
    Path("sub/.gitignore").write_text("!c.py\n", encoding="utf-8")
    data = json.loads(run("--json", ".").stdout)
    assert {finding["file"] for finding in data["findings"]} == {"a.py", "own.py", "sub/c.py"}


def test_a_project_is_read_as_a_whole(run: Command) -> None:
    Path("pkg").mkdir()
    Path("pkg/__init__.py").write_text("", encoding="utf-8")
    Path("pkg/backend.py").write_text(
        "from keras import backend as K\n\nzero = K.zeros((1,))\n", encoding="utf-8"
    )
    Path("pkg/own.py").write_text("K = {}\n", encoding="utf-8")
    Path("pkg/a.py").write_text("from .backend import K\n\ny = K.sum(x)\n", encoding="utf-8")
    Path("pkg/b.py").write_text("from pkg.own import K\n\ny = K.sum(x)\n", encoding="utf-8")
    Path("c.py").write_text("from pkg import backend\n\ny = backend.K.sum(x)\n", encoding="utf-8")
    assert run("--write", ".").returncode == 0
    assert Path("pkg/a.py").read_text(encoding="utf-8") == "from keras import ops\n\ny = ops.sum(x)\n"
    assert Path("pkg/b.py").read_text(encoding="utf-8") == "from pkg.own import K\n\ny = K.sum(x)\n"
    assert "y = ops.sum(x)" in Path("c.py").read_text(encoding="utf-8")
    # What others import from it stays.
    assert "backend as K" in Path("pkg/backend.py").read_text(encoding="utf-8")
    assert run("--diff", ".").stdout == ""


def test_a_file_of_weights_that_another_file_reads_names_it(run: Command) -> None:
    Path("train.py").write_text("import keras\n\nmodel.save_weights('final.h5')\n", encoding="utf-8")
    Path("predict.py").write_text("import keras\n\nmodel.load_weights('final.h5')\n", encoding="utf-8")
    found = json.loads(run("--json", ".").stdout)["findings"]
    assert [finding["file"] for finding in found] == ["train.py"]
    assert found[0]["message"].endswith(" Change it in predict.py too.")


NOTEBOOK = """{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# K.sum"]},
  {
   "cell_type": "code",
   "execution_count": 7,
   "metadata": {"a":1.0},
   "outputs": [{"data": {"text/plain": ["\\u00e9"]}}],
   "source": [
    "%matplotlib inline\\n",
    "from keras import backend as K"
   ]
  },
  {"cell_type": "code", "metadata": {}, "outputs": [],
   "source": "y = K.batch_dot(a, b)  # \\u00e9\\nprint(y)"},
  {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["x = 1"]}
 ],
 "nbformat": 4, "nbformat_minor": 5, "metadata": {}
}
"""


def test_a_notebook_is_rewritten_cell_by_cell(run: Command) -> None:
    Path("a.ipynb").write_text(NOTEBOOK, encoding="utf-8")
    assert run("--write", ".").returncode == 0
    assert Path("a.ipynb").read_text(encoding="utf-8") == NOTEBOOK
    assert run("--write", "--notebooks", ".").returncode == 0
    made = Path("a.ipynb").read_text(encoding="utf-8")
    old, new = json.loads(NOTEBOOK), json.loads(made)
    sources = ["".join(cell["source"]) for cell in new["cells"]]
    assert sources[1].startswith(
        "%matplotlib inline\nfrom keras import ops\n\n\ndef batch_dot(x, y, axes=None):\n"
    )
    assert sources[2] == "y = batch_dot(a, b)  # é\nprint(y)"
    assert '"source": "y = batch_dot(a, b)  # \\u00e9\\nprint(y)"' in made
    for before, after in zip(old["cells"], new["cells"], strict=True):
        assert {k: v for k, v in before.items() if k != "source"} == {
            k: v for k, v in after.items() if k != "source"
        }
    # All else, to the byte.
    first = NOTEBOOK.index('"from keras')
    assert made.startswith(NOTEBOOK[:first])
    assert made.endswith(
        NOTEBOOK[
            NOTEBOOK.index('"},\n  {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["x') :
        ]
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.py", b"K.sum(x)\0\n", "is not a text file"),
        (
            "a.py",
            "from keras import backend as K\ny = K.sum(x)  # é\n".encode("latin-1"),
            "can't be read as utf-8",
        ),
        ("a.py", b"# coding: klingon\n", "can't be read as klingon"),
        # Named, for its name stands in the environment of what the test starts.
        pytest.param("a.py", b"x = 1\n" * 900_000, "is 5.4 MB; up to 5 MB", id="large"),
        ("a.ipynb", b'{"cells": [\n', "is not a readable notebook"),
        ("a.ipynb", b'{\n"cells":\n]', "is not a readable notebook: line 3 is no JSON"),
        ("a.ipynb", b"[]", "is not a readable notebook"),
        ("a.ipynb", b'{"cells": [{"cell_type": "code"}]}', "is not a readable notebook"),
    ],
    # Of a large file, the whole name is too long for the environment.
    ids=lambda value: str(value)[:30],
)
def test_what_cant_be_read_is_named_and_the_rest_goes_on(
    run: Command, name: str, content: bytes, message: str
) -> None:
    Path(name).write_bytes(content)
    Path("z.py").write_text(OLD, encoding="utf-8")
    done = run("--write", "--notebooks", ".")
    assert done.returncode == 3
    assert f"{name}: error: it {message}" in done.stderr
    assert Path(name).read_bytes() == content
    assert Path("z.py").read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Mixed line ends, a byte order mark, other encodings, tabs.
        (OLD.replace("\n", "\r\n") + "z = K.exp(x)\n", NEW.replace("\n", "\r\n") + "z = ops.exp(x)\n"),
        (OLD.replace("\n", "\r"), NEW.replace("\n", "\r")),
        ("\ufeff" + OLD, "\ufeff" + NEW),
        ("# -*- coding: utf-8-*-\n" + OLD, "# -*- coding: utf-8-*-\n" + NEW),
        (
            OLD + "def f():\n\treturn K.max(\n\t\tx,\n\t\t1)",
            NEW + "def f():\n\treturn ops.max(\n\t\tx,\n\t\taxis=1)",
        ),
    ],
)
def test_all_else_stays_as_it_is(run: Command, before: str, after: str) -> None:
    Path("a.py").write_bytes(before.encode())
    assert run("--write", ".").returncode == 0
    assert Path("a.py").read_bytes() == after.encode()


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "utf-16", "euc-kr"])
def test_a_file_keeps_its_encoding(run: Command, encoding: str) -> None:
    text = {"gbk": "损失", "latin-1": "é", "utf-16": "损", "euc-kr": "손실"}[encoding]
    head = "" if encoding == "utf-16" else f"# coding: {encoding}\n"
    Path("a.py").write_bytes(f"{head}{OLD}y = K.cast('{text}', 'string')\n".encode(encoding))
    assert run("--write", ".").returncode == 0
    assert Path("a.py").read_bytes() == f"{head}{NEW}y = ops.cast('{text}', 'string')\n".encode(encoding)


@pytest.mark.slow
def test_a_file_of_one_long_line_and_a_large_one_are_upgraded(run: Command) -> None:
    line = "x = " + " + ".join(["K.sum(a)"] * 90_000)
    Path("long.py").write_text(f"from keras import backend as K\n{line}\n", encoding="utf-8")
    lines = "y = K.sum(x, 1)\n" * 300_000
    Path("large.py").write_text(f"from keras import backend as K\n{lines}", encoding="utf-8")
    assert run("--write", ".").returncode == 0
    assert (
        Path("long.py").read_text(encoding="utf-8")
        == "from keras import ops\n" + line.replace("K.", "ops.") + "\n"
    )
    assert Path("large.py").read_text(encoding="utf-8").count("y = ops.sum(x, axis=1)\n") == 300_000


def test_what_is_read_only_is_not_written(script: Path) -> None:
    from tests.upgrader.conftest import NODE

    # To the superuser nothing is read-only, so someone else runs it, where anyone may look.
    user = 65534 if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o777)
        shutil.copytree(script.parent, folder / "script")
        (folder / "script").chmod(0o755)
        (folder / "code" / "sub").mkdir(parents=True)
        files = [folder / "code" / "sub" / "a.py", folder / "code" / "b.py"]
        for file in files:
            file.write_text(OLD, encoding="utf-8")
        files[1].chmod(0o444)
        (folder / "code" / "sub").chmod(0o555)
        command = [NODE, str(folder / "script" / script.name), "--write", "code"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, user=user)
        (folder / "code" / "sub").chmod(0o755)
        assert done.returncode == 3, done.stderr
        assert done.stderr.count("read-only") == 2
        assert [file.read_text(encoding="utf-8") for file in files] == [OLD, OLD]


def test_links_out_of_the_folder_are_not_followed(run: Command, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "a.py").write_text(OLD, encoding="utf-8")
    Path("in").mkdir()
    Path("in/b.py").write_text(OLD, encoding="utf-8")
    Path("link.py").symlink_to(outside / "a.py")
    Path("folder").symlink_to(outside)
    Path("again").symlink_to("in")
    done = run("--write", ".")
    assert done.returncode == 3
    assert "link.py: error: it is a symbolic link out of the folder" in done.stderr
    assert "folder: error: it is a symbolic link out of the folder" in done.stderr
    assert "again" not in done.stderr
    assert (outside / "a.py").read_text(encoding="utf-8") == OLD
    assert Path("in/b.py").read_text(encoding="utf-8") == NEW


def test_the_mode_of_a_file_stays_and_nothing_is_left_beside_it(run: Command, tmp_path: Path) -> None:
    Path("a.py").write_text(OLD, encoding="utf-8")
    Path("a.py").chmod(0o750)
    Path("b.py").write_text(NEW, encoding="utf-8")
    before = Path("b.py").stat()
    assert run("--write", ".").returncode == 0
    assert stat.S_IMODE(Path("a.py").stat().st_mode) == 0o750
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py", "b.py"]
    assert Path("b.py").stat().st_mtime_ns == before.st_mtime_ns


def test_broken_code_is_upgraded_around(run: Command) -> None:
    code = "from keras import backend as K\nprint 'a'\ny = K.sum((x\nz = 1\ndef f(:\n    return K.mean(x)\n"
    Path("a.py").write_text(code, encoding="utf-8")
    done = run("--write", "a.py")
    assert "a.py:2:1: broken:" in done.stdout
    made = Path("a.py").read_text(encoding="utf-8")
    for line in ("print 'a'", "y = K.sum((x", "def f(:", "    return ops.mean(x)"):
        assert f"{line}\n" in made


def test_the_hook_runs_the_command(root: Path) -> None:
    [hook] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "keras3-upgrade"
    assert hook["entry"].split() == ["keras3-upgrade", "--check"]


@pytest.mark.slow
def test_the_wheel_installs_into_a_bare_environment(root: Path, runner: Runner, tmp_path: Path) -> None:
    built = wheel.build(root, runner, tmp_path / "dist", "")
    venv.create(tmp_path / "bare", with_pip=True)
    binaries = tmp_path / "bare" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(binaries / "python"), "-m", "pip", "install", "--quiet", str(built)]
    done = subprocess.run(install, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.py").write_text(OLD, encoding="utf-8")
    # Nothing else that is installed is seen, not even another Node.
    environment = {"PATH": str(binaries), "HOME": str(tmp_path)}
    command = [str(binaries / "keras3-upgrade"), "--write", "."]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert (project / "a.py").read_text(encoding="utf-8") == NEW
    check = [str(binaries / "python"), "-m", "keras3_upgrade", "--check", "."]
    assert subprocess.run(check, cwd=project, capture_output=True, env=environment).returncode == 0
