"""The faults: to add one, add an entry, then run `make faults`."""

import os
import shutil
import signal
import zipfile
from pathlib import Path

from executed_docs.execution import runner
from executed_docs.execution.snippet import Project
from publishing.keras.runtimes import RUNTIMES
from scripts.faults.fault import (
    BUILD,
    Change,
    Fault,
    appended,
    both,
    deleted,
    renamed,
    replaced,
    run,
    written,
)

CHAPTER = "snippets/lambda_expressions"
ADD = f"{CHAPTER}/add"
BARS = "snippets/home/bars"
NAMES = f"{CHAPTER}/saved_names"
ALTERNATIVE = ' alt="两栏。model.keras 下面是 code 和 factor，train.py 下面是 offset。"'
LOST = f"{CHAPTER}/lost_globals"
PASSING = f"{CHAPTER}/passing"
EN, ZH = "docs/en/lambda-expressions.md", "docs/zh/lambda-expressions.md"
PLACE = f"{EN}, line …: lambda_expressions"
OUTCOMES = "pytest tests/test_outcomes.py -k"
PAGES = "pytest tests/site/test_pages.py -k"
BROWSER = "pytest tests/site/test_browser.py -k"
SEARCHED = "pytest tests/site/test_search.py -k"
CONFIRMED = "pytest tests/test_translations.py -k"
ATLAS = "python -m publishing.atlas argmax floatx square"
STEPS = ("compiled", "editions", "formulas", "pages", "search", "templates", "tools")
"""What the cache has besides outcomes, and is made again in seconds."""


def _executed(folder: Path, name: str) -> Path:
    """The cache's entry of a snippet in plain Python."""
    found = Project(folder, RUNTIMES).load(name)
    key = runner.run_key(found, found.runtimes[0])
    return folder / ".cache" / "outcomes" / key[:1] / key[1:]


def _entries(folder: Path) -> list[Path]:
    """Entries of each kind."""
    steps = (path for step in STEPS for path in (folder / ".cache" / step).rglob("*"))
    return [*(path for path in steps if path.is_file()), _executed(folder, "lambda_expressions/add")]


def _halved(folder: Path) -> None:
    for path in _entries(folder):
        half = path.read_bytes()[: path.stat().st_size // 2]
        path.unlink()
        path.write_bytes(half)


def _unreadable(folder: Path) -> None:
    for path in _entries(folder):
        path.unlink()
        path.touch(0)
        path.parent.chmod(0o500)


def _nothing_cached(folder: Path) -> None:
    for step in STEPS:
        shutil.rmtree(folder / ".cache" / step)
    _executed(folder, "lambda_expressions/add").unlink()


def _disk_was_full(folder: Path) -> None:
    """A build that can't write more than 8 KiB into a file: what is longer is cut off there."""
    _nothing_cached(folder)
    full = run(f"ulimit -f 8; {BUILD}", folder)
    assert full.returncode, full.stdout


def _killed_while_writing(folder: Path) -> None:
    """A build that the kernel kills in the middle of a write: at the 8,193rd byte of a file."""
    _nothing_cached(folder)
    hook = folder / "sitecustomize.py"
    hook.write_text("import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n")
    killed = run(f"ulimit -f 8; {BUILD}", folder)
    hook.unlink()
    assert killed.returncode, killed.stdout
    halves = [path for path in (folder / ".cache").rglob(".*") if path.stat().st_size == 8192]
    assert halves, f"nothing was cut off by {signal.SIGXFSZ.name}:\n{killed.stdout}"


def _another_numpy(folder: Path) -> None:
    """Another version of NumPy, which prints arrays otherwise, in a folder of its own."""
    import numpy as np

    installed = Path(np.__file__).parent
    other = folder / "other"
    shutil.copytree(installed, other / "numpy", copy_function=os.symlink)
    (other / "numpy.libs").symlink_to(installed.with_name("numpy.libs"))
    printing = other / "numpy" / "_core" / "arrayprint.py"
    text = printing.read_text(encoding="utf-8")
    assert "suppress_small, ' ', \"\")" in text
    printing.unlink()
    printing.write_text(text.replace("suppress_small, ' ',", "suppress_small, ', ',"), encoding="utf-8")
    written("numpy-99.dist-info/METADATA", "Metadata-Version: 2.1\nName: numpy\nVersion: 99\n")(other)


def _accepted(folder: Path) -> None:
    done = run("make accept", folder)
    assert done.returncode == 0, done.stdout


def _without_environment(folder: Path) -> None:
    shutil.rmtree(folder / ".venv")


def _without_katex(folder: Path) -> None:
    modules = folder / "node_modules"
    packages = [path for path in modules.resolve().iterdir() if path.name != "katex"]
    modules.unlink()
    modules.mkdir()
    for path in packages:
        (modules / path.name).symlink_to(path)


def _python(version: str) -> Change:
    """A machine whose `python3` is of that version."""

    def change(folder: Path) -> None:
        _without_environment(folder)
        written("python3", f"#!/bin/sh\necho {version}\n")(folder)
        (folder / "python3").chmod(0o755)

    return change


def _package(options: str) -> Change:
    """A package that is at hand is all that is required, with these options."""

    def change(folder: Path) -> None:
        _without_environment(folder)
        wheel = folder / "tiny-1-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        written("requirements.txt", f"tiny @ {wheel.as_uri()}{options}\n")(folder)

    return change


def _pinned(line: str) -> Change:
    return both(_without_environment, written("requirements.txt", f"{line}\n"))


def _in_another_encoding(path: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        # Its file is a link.
        (folder / path).unlink()
        (folder / path).write_bytes(text.encode("gb18030"))

    return change


SNIPPETS = [
    Fault(
        "output",
        "snippets",
        "A snippet's output changes",
        "代码片段打印的内容变了",
        replaced(f"{ADD}.py", "add(1, 2)", "add(1, 3)"),
        BUILD,
        f"{PLACE}/add in python differs from its golden",
    ),
    Fault(
        "picture",
        "snippets",
        "A snippet draws another picture",
        "代码片段画出的图变了",
        replaced(f"{NAMES}.py", "figsize=(4, 1.5)", "figsize=(4, 2)"),
        BUILD,
        f"{PLACE}/saved_names in python draws another names.svg than its golden. Look at both, "
        f"{NAMES}.names.svg and .cache/figures/lambda_expressions/saved_names.names.svg.",
    ),
    Fault(
        "picture-script",
        "snippets",
        "A snippet's picture has a script",
        "代码片段画的图里有脚本",
        replaced(f"{BARS}.py", "{bars}</svg>", "<script/>{bars}</svg>"),
        BUILD,
        "docs/en/how-this-site-is-made.md, line …: home/bars in python writes bars.svg, which a page can't "
        "show: it has a script element.",
    ),
    Fault(
        "picture-alternative",
        "snippets",
        "A page doesn't say what a picture shows",
        "页面没有说明图上画的是什么",
        replaced(ZH, ALTERNATIVE, ""),
        BUILD,
        f"{ZH}, line …: lambda_expressions/saved_names draws names.svg, which has no text alternative.",
    ),
    Fault(
        "value",
        "snippets",
        "A snippet's value changes",
        "代码片段算出的值变了",
        replaced(f"{ADD}.py", "add(1, 2)", "add(1, 3)"),
        "pytest tests/lambda_expressions/test_add.py",
        "FAILED tests/lambda_expressions/test_add.py::test_a_lambda_adds",
    ),
    Fault(
        "error",
        "snippets",
        "A snippet raises a different error",
        "代码片段抛出的异常变了",
        replaced(f"{LOST}.py", "lambda: axis", "lambda: axes"),
        BUILD,
        f"{PLACE}/lost_globals in python differs from its golden",
    ),
    Fault(
        "raises",
        "snippets",
        "A snippet raises an error, but shouldn't",
        "代码片段不该报错，却报错了",
        appended(f"{CHAPTER}/function_object.py", "raise ValueError\n"),
        BUILD,
        f"{PLACE}/function_object in python raised ValueError and should not",
    ),
    Fault(
        "raises-nothing",
        "snippets",
        "A snippet should raise an error, but doesn't",
        "代码片段应该报错，却没有",
        replaced(f"{CHAPTER}/answer_traceback.py", "ratio(0)", "ratio(1)"),
        BUILD,
        f"{PLACE}/answer_traceback in python should raise and doesn't",
    ),
    Fault(
        "warning",
        "snippets",
        "A snippet gives a new warning",
        "代码片段多出一条警告",
        appended("snippets/lambda_layer/axes.py", "np.log(np.zeros(1))\n"),
        BUILD,
        "+RuntimeWarning: divide by zero encountered in log",
    ),
    Fault(
        "leak",
        "snippets",
        "A snippet changes a module that the next one uses",
        "代码片段改动了一个模块，而下一个片段要用它",
        both(
            appended(f"{CHAPTER}/loop.py", "import math\n\nmath.pi = 3\n"),
            appended(f"{CHAPTER}/loop_default.py", "import math\n\nprint(math.pi)\n"),
            appended(f"{CHAPTER}/loop_default.out", "3.141592653589793\n"),
        ),
        BUILD,
        f"{PLACE}/loop_default in python differs from its golden",
    ),
    Fault(
        "random-state",
        "snippets",
        "TensorFlow's random numbers go on in the next run",
        "TensorFlow 的随机数在下一次运行里接着往下取",
        replaced(
            "publishing/keras/session.py",
            "            self._stale = True\n            return",
            "            return",
        ),
        "pytest tests/publishing/keras/test_session.py -k 'begin_anew and gamma and keras3'",
        "FAILED tests/publishing/keras/test_session.py::test_random_numbers_of_tensorflow_begin_anew[gamma",
    ),
    Fault(
        "order",
        "snippets",
        "A golden is right only after another snippet ran",
        "只有先运行另一个片段，结果才与基准文件一致",
        both(
            appended(f"{ADD}.py", "import math\n\nmath.pi = 3\n"),
            appended(f"{PASSING}.py", "import math\n\nprint(math.pi)\n"),
            _accepted,
        ),
        f"{OUTCOMES} 'isolated and lambda_expressions/passing'",
        "lambda_expressions/passing in python differs from its golden",
    ),
    Fault(
        "chance",
        "snippets",
        "A snippet's output differs from run to run",
        "代码片段每次运行打印的内容都不同",
        both(appended(f"{ADD}.py", "import time\n\nprint(time.time_ns())\n"), _accepted),
        f"{OUTCOMES} 'isolated and lambda_expressions/add-python'",
        "lambda_expressions/add in python differs from its golden",
    ),
    Fault(
        "hidden-import",
        "snippets",
        "A snippet imports another without an import statement",
        "代码片段不用导入语句就导入了另一个片段",
        appended(
            f"{PASSING}.py",
            "import importlib\n\nimportlib.import_module('snippets.lambda_expressions.closure')\n",
        ),
        BUILD,
        f"{PLACE}/passing in python imports …{CHAPTER}/closure.py without an import statement",
    ),
    Fault(
        "syntax",
        "snippets",
        "A snippet isn't valid Python",
        "代码片段不是合法的 Python",
        replaced(f"{CHAPTER}/late_binding.py", "print(first)", "print((first)"),
        BUILD,
        f"{EN}, line …: {CHAPTER}/late_binding.py, line …: '(' was never closed",
    ),
    Fault(
        "too-much",
        "snippets",
        "A snippet prints more than a page can show",
        "代码片段打印的内容太多，页面放不下",
        appended(f"{CHAPTER}/globals_and_cells.py", "print('x' * 100_000)\n"),
        BUILD,
        f"{PLACE}/globals_and_cells in python printed more than 64 KiB",
    ),
    Fault(
        "no-snippet",
        "snippets",
        "A page names a snippet that isn't there",
        "页面写出的代码片段不存在",
        replaced(EN, 'snippet="lambda_expressions/document_add"', 'snippet="lambda_expressions/document_ad"'),
        BUILD,
        f"{EN}, line …: there is no snippet 'lambda_expressions/document_ad': "
        "did you mean 'lambda_expressions/document_add'?",
    ),
    Fault(
        "not-executed",
        "snippets",
        "A page shows code that nobody ran",
        "页面上有一段没有运行过的代码",
        appended(EN, "\n```python\nprint(1)\n```\n"),
        BUILD,
        f"{EN}, line …: this code is not executed",
    ),
    Fault(
        "no-value",
        "snippets",
        "A sentence quotes a value that the run doesn't give",
        "句子引用的值，运行中并没有产生",
        replaced(EN, "{{ lambda_expressions/closure.ten }}", "{{ lambda_expressions/closure.twelve }}"),
        BUILD,
        f"{EN}, line …: snippet lambda_expressions/closure has no value 'twelve'",
    ),
    Fault(
        "on-no-page",
        "snippets",
        "A snippet isn't shown on any page",
        "代码片段没有出现在任何页面上",
        both(
            written(f"{CHAPTER}/unused.py", "print(1)\n"),
            written(f"{CHAPTER}/unused.out", "1\n"),
        ),
        f"{OUTCOMES} stands_on_a_page",
        "FAILED tests/test_outcomes.py::test_every_snippet_stands_on_a_page[lambda_expressions/unused]",
    ),
    Fault(
        "untested",
        "snippets",
        "Nothing tests what a snippet computes",
        "没有测试检查代码片段算出的值",
        deleted("tests/lambda_expressions/test_add.py"),
        f"{OUTCOMES} has_a_test_module",
        "FAILED tests/test_outcomes.py::test_every_snippet_has_a_test_module[lambda_expressions/add]",
    ),
]

GOLDENS = [
    Fault(
        "golden-edited",
        "goldens",
        "A golden is edited by hand",
        "基准文件被手工改动",
        written(f"{ADD}.out", "4\n"),
        BUILD,
        f"{PLACE}/add in python differs from its golden",
    ),
    Fault(
        "golden-of-a-backend",
        "goldens",
        "The golden of one backend is edited",
        "某一个后端的基准文件被改动",
        written("snippets/errors/structure.keras3-jax.out", "\n"),
        BUILD,
        "docs/en/errors.md, line …: errors/structure in keras3-jax differs from its golden",
    ),
    Fault(
        "golden-missing",
        "goldens",
        "A golden is missing",
        "缺少基准文件",
        deleted(f"{PASSING}.out"),
        BUILD,
        f"{PLACE}/passing in python has no golden yet",
    ),
    Fault(
        "golden-ending",
        "goldens",
        "A golden expects an error",
        "基准文件要求报错，代码却正常运行",
        renamed(f"{CHAPTER}/loop.out", f"{CHAPTER}/loop.err"),
        BUILD,
        f"{PLACE}/loop in python should raise and doesn't: fix it, or delete {CHAPTER}/loop.err",
    ),
    Fault(
        "golden-left-over",
        "goldens",
        "A golden is left over: no run is compared with it",
        "留下了不再用于比较的基准文件",
        written(f"{ADD}.keras2.out", "3\n"),
        f"{OUTCOMES} left_over",
        "FAILED tests/test_outcomes.py::test_no_golden_is_left_over[lambda_expressions/add]",
    ),
    Fault(
        "golden-of-nothing",
        "goldens",
        "A golden belongs to no snippet",
        "基准文件没有对应的代码片段",
        written(f"{CHAPTER}/gone.out", "1\n"),
        f"{OUTCOMES} belongs_to_a_snippet",
        f"{CHAPTER}/gone.out",
    ),
    Fault(
        "accepted-error",
        "goldens",
        "An error would be accepted as what a snippet should print",
        "报错险些被当作正常输出接受",
        appended(f"{ADD}.py", "raise ValueError\n"),
        "make accept",
        f"Not accepted: lambda_expressions/add raised ValueError. If readers should see that, "
        f"create an empty {ADD}.err",
    ),
]

CACHE = [
    Fault(
        "stale-runtime",
        "cache",
        "A runtime is declared with another backend: outcomes cached for the old one must not be used",
        "运行环境换了后端，不能再用旧后端的结果",
        replaced(
            "publishing/keras/runtimes.py",
            '{"KERAS_BACKEND": backend}',
            '{"KERAS_BACKEND": backend.replace("jax", "numpy")}',
        ),
        f"{OUTCOMES} 'golden_one and keras_backend/backend_name-keras3-jax'",
        "keras_backend/backend_name in keras3-jax differs from its golden",
    ),
    Fault(
        "stale-hash-seed",
        "cache",
        "All runs get another hash seed: outcomes cached for the old one must not be used",
        "所有运行换了哈希种子，不能再用旧种子的结果",
        both(
            appended(f"{ADD}.py", "print(list({*'abcdefgh'}))\n"),
            _accepted,
            replaced(
                "executed_docs/execution/process_pool.py",
                'os.environ["PYTHONHASHSEED"] = "0"',
                'os.environ["PYTHONHASHSEED"] = "1"',
            ),
        ),
        f"{OUTCOMES} 'golden_one and lambda_expressions/add-python'",
        "lambda_expressions/add in python differs from its golden",
    ),
    Fault(
        "stale-module",
        "cache",
        "A module that a snippet imports changes: the snippet's cached outcome must not be used",
        "代码片段导入的模块变了，不能再用保存的结果",
        replaced(
            "snippets/from_tensorflow_to_keras/reverse_sequence.py", "lengths, seq_axis=1)", "lengths, 1) + 1"
        ),
        f"{OUTCOMES} 'golden_one and from_tensorflow_to_keras/tensorflow_only-keras3-tensorflow'",
        "from_tensorflow_to_keras/tensorflow_only in keras3-tensorflow differs from its golden",
    ),
    Fault(
        "stale-package",
        "cache",
        "A new version of a package prints differently: outcomes cached for the old one must not be used",
        "包升级后打印的内容变了，不能再用旧版本的结果",
        _another_numpy,
        f"PYTHONPATH=$PWD/other:$PYTHONPATH {OUTCOMES} 'golden_one and lambda_layer/axes-python'",
        "lambda_layer/axes in python differs from its golden",
    ),
    Fault(
        "forgotten-module",
        "cache",
        "Cache keys ignore the modules that a snippet imports",
        "缓存的键漏掉了代码片段导入的模块",
        replaced(
            "executed_docs/execution/runner.py",
            "{**snippet.local_modules, snippet.filename",
            "{snippet.filename",
        ),
        "pytest tests/executed_docs/execution/test_runner.py -k another_key",
        "FAILED tests/executed_docs/execution/test_runner.py::test_a_change_gives_another_key[a module]",
    ),
    Fault(
        "forgotten-package",
        "cache",
        "Cache keys ignore the versions of packages",
        "缓存的键漏掉了包的版本",
        replaced(
            "executed_docs/execution/process_pool.py",
            "system | fingerprint.package_versions(*runtime.packages, *runtime.extras)",
            "system",
        ),
        "pytest tests/executed_docs/execution/test_runner.py -k another_key",
        "FAILED tests/executed_docs/execution/test_runner.py::test_a_change_gives_another_key[a package]",
    ),
    Fault(
        "forgotten-runtime",
        "cache",
        "Cache keys ignore how a runtime is declared",
        "缓存的键漏掉了运行环境的声明",
        replaced(
            "executed_docs/execution/runner.py",
            "environment(runtime) | declaration |",
            "environment(runtime) |",
        ),
        "pytest tests/executed_docs/execution/test_runner.py -k declaration",
        "FAILED tests/executed_docs/execution/test_runner.py::test_a_change_of_a_declaration_gives_…",
    ),
    Fault(
        "truncated",
        "cache",
        "Cache entries are cut off in the middle",
        "缓存条目只剩一半",
        _halved,
        BUILD,
        "",
        endured=True,
    ),
    Fault(
        "truncated-used",
        "cache",
        "The build takes half a cache entry for a whole one",
        "构建把只剩一半的条目当作完整的",
        replaced(
            "executed_docs/execution/runner.py",
            "except ValueError:\n            return None\n        self._stored",
            "except KeyError:\n            return None\n        self._stored",
        ),
        "pytest tests/executed_docs/execution/test_runner.py -k damaged",
        "FAILED tests/executed_docs/execution/test_runner.py::test_a_damaged_entry_is_run_again_and_heals",
    ),
    Fault(
        "permissions",
        "cache",
        "The cache can be neither read nor written",
        "缓存既不能读也不能写",
        _unreadable,
        BUILD,
        "The cache ….cache/pages can't be written, so it is not used: [Errno 13] Permission denied",
        endured=True,
    ),
    Fault(
        "permissions-fatal",
        "cache",
        "The build gives up if the cache can't be read",
        "读不了缓存时构建就放弃",
        replaced(
            "executed_docs/storage/store.py",
            "except (OSError, UnicodeDecodeError):",
            "except UnicodeDecodeError:",
        ),
        "pytest tests/executed_docs/storage/test_store.py",
        "FAILED tests/executed_docs/storage/test_store.py::…",
        alone=True,
    ),
    Fault(
        "disk-full",
        "cache",
        "The disk is full while the site is written",
        "写网站时磁盘满了",
        written("docs/en/index.md.orig", ""),
        f"ulimit -f 8; {BUILD}",
        "[Errno 27] File too large",
    ),
    Fault(
        "disk-was-full",
        "cache",
        "The disk was full during the last build",
        "上一次构建时磁盘满了",
        _disk_was_full,
        BUILD,
        "",
        endured=True,
    ),
    Fault(
        "killed",
        "cache",
        "The last build was killed in the middle of a write",
        "上一次构建在写文件的中途被杀掉",
        _killed_while_writing,
        BUILD,
        "",
        endured=True,
    ),
    Fault(
        "written-in-place",
        "cache",
        "Entries are written in place, so that half of one can be seen",
        "条目直接写在原处，别人会看到写了一半的内容",
        replaced(
            "executed_docs/storage/files.py",
            "        temporary.replace(path)\n",
            "        path.write_text(text)\n        temporary.replace(path)\n",
        ),
        "pytest tests/executed_docs/storage/test_store.py",
        "FAILED tests/executed_docs/storage/test_store.py::…",
        alone=True,
    ),
    Fault(
        "two-builds",
        "cache",
        "Two builds start at once, with an empty cache",
        "两个构建同时从空缓存开始",
        _nothing_cached,
        f"{BUILD} & {BUILD} && wait $!",
        "",
        endured=True,
    ),
]

WORKERS = [
    Fault(
        "worker-killed",
        "workers",
        "The process that runs a snippet is killed from outside",
        "运行代码片段的进程被外部杀掉",
        written(
            f"{PASSING}.py",
            "import os\nimport subprocess\nimport time\n\n"
            'subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -9 {os.getpid()}"])\ntime.sleep(50)\n',
        ),
        BUILD,
        f"{PLACE}/passing in python ended its process with the signal SIGKILL. "
        "The others go on in a new one.",
    ),
    Fault(
        "worker-hung",
        "workers",
        "A snippet never ends",
        "代码片段永远不结束",
        both(
            # Or the suite would wait as long as a build does. No change of the code, for that makes all
            # snippets run again.
            replaced("mkdocs.yml", "    math: true\n", "    math: true\n    timeout: 6\n"),
            written(f"{ADD}.py", "while True:\n    pass\n"),
        ),
        BUILD,
        f"{PLACE}/add in python ran for more than 6 s and was stopped",
    ),
    Fault(
        "memory",
        "workers",
        "A snippet takes all the memory there is",
        "代码片段把内存全部占满",
        appended(f"{CHAPTER}/function_object.py", "taken = [bytes(2**30) for _ in range(64)]\n"),
        BUILD,
        f"{PLACE}/function_object in python raised MemoryError and should not",
    ),
    Fault(
        "exit",
        "workers",
        "A snippet ends its process",
        "代码片段结束了自己的进程",
        appended(f"{CHAPTER}/closure.py", "import os\n\nos._exit(3)\n"),
        BUILD,
        f"{PLACE}/closure in python ended its process with exit code 3",
    ),
    Fault(
        "thread",
        "workers",
        "A snippet leaves a thread running",
        "代码片段留下一个还在运行的线程",
        appended(
            f"{CHAPTER}/loop.py",
            "import threading\nimport time\n\n"
            "threading.Thread(target=time.sleep, args=[30], daemon=True).start()\n",
        ),
        BUILD,
        f"{PLACE}/loop in python leaves the thread",
    ),
    Fault(
        "process",
        "workers",
        "A snippet leaves a process running",
        "代码片段留下一个还在运行的进程",
        appended(
            f"{CHAPTER}/late_binding.py",
            'import subprocess\n\nsubprocess.Popen(["sleep", "30"])\n',
        ),
        BUILD,
        f"{PLACE}/late_binding in python leaves the process 'sleep 30' running. Wait for it, or end it.",
    ),
    Fault(
        "two-runtimes",
        "workers",
        "Two runtimes have the same name",
        "两个运行环境同名",
        replaced("publishing/keras/runtimes.py", "(TENSORFLOW, JAX, TORCH,", "(TENSORFLOW, JAX, JAX, TORCH,"),
        BUILD,
        "publishing.keras.runtimes:RUNTIMES has two runtimes named 'keras3-jax'. Rename one",
        alone=True,
    ),
    Fault(
        "runtime-missing",
        "workers",
        "The runtimes can't be imported",
        "运行环境无法导入",
        replaced("mkdocs.yml", "publishing.keras.runtimes:RUNTIMES", "publishing.keras.runtimes:RUNTIME"),
        BUILD,
        "mkdocs.yml, plugins, executed, runtimes: 'publishing.keras.runtimes:RUNTIME' can't be imported",
        alone=True,
    ),
    Fault(
        "runtime-absent",
        "workers",
        "A runtime that CI requires is not installed",
        "CI 要求的运行环境没有安装",
        replaced("publishing/keras/runtimes.py", "torch==2.13.0", "no-such-torch==2.13.0"),
        f"{BUILD} REQUIRED_RUNTIMES=all",
        "Nothing runs in keras3-torch: no-such-torch is not installed. To install it: `make torch`. "
        "REQUIRED_RUNTIMES asks for it.",
    ),
    Fault(
        "runtime-version",
        "workers",
        "Another version of what a required runtime needs is installed",
        "要求的运行环境所需的包装成了另一个版本",
        replaced("publishing/keras/runtimes.py", '"torch==2.13.0"', '"keras==2.13.0"'),
        f"{BUILD} REQUIRED_RUNTIMES=keras3-torch",
        "Nothing runs in keras3-torch: keras … is installed instead of keras==2.13.0. "
        "To install it: `make torch`.",
    ),
    Fault(
        "runtime-goldens",
        "workers",
        "A runtime disappears, and accepting outcomes deletes its goldens",
        "某个运行环境消失，接受结果时删掉了它的基准文件",
        replaced("executed_docs/execution/golden.py", "if runtime.needs and", "if False and"),
        "pytest -q tests/executed_docs/execution/test_availability.py -k accepting",
        "FAILED tests/executed_docs/execution/test_availability.py::"
        "test_accepting_leaves_what_a_missing_runtime_gives",
    ),
    Fault(
        "runtime-claimed",
        "workers",
        "A runtime disappears, and the pages don't say that nothing ran there",
        "某个运行环境消失，页面却没有说明没有在其中运行",
        replaced(
            "executed_docs/pages/unavailable_notice.py",
            "if not missing:\n        return html",
            "if missing:\n        return html",
        ),
        "pytest -q tests/executed_docs/pages/test_unavailable_notice.py -k claims",
        "FAILED tests/executed_docs/pages/test_unavailable_notice.py::"
        "test_a_page_without_a_runtime_says_so_and_claims_nothing_of_it",
    ),
]

FORMULAS = [
    Fault(
        "formula",
        "formulas",
        "A formula isn't valid TeX",
        "公式不是合法的 TeX",
        appended(EN, "\nSo $\\frac{1}{$ it is.\n"),
        BUILD,
        f"{EN}, line …: the formula '\\\\frac{{1}}{{': KaTeX parse error",
    ),
    Fault(
        "formula-values",
        "formulas",
        "A page draws a matrix from a value that isn't one",
        "拿不是矩阵的值画矩阵",
        appended(EN, "\nSo $\\tensor{lambda_expressions/add.result}$ it is.\n"),
        BUILD,
        f"{EN}, line …: \\tensor{{lambda_expressions/add.result}} is not a matrix",
    ),
    Fault(
        "formula-open",
        "formulas",
        "A formula isn't closed, so readers would see raw TeX",
        "公式没有结束符，读者会看到 TeX 源码",
        both(
            appended(EN, "\nSo $\\frac{1}{2} it is.\n"),
            appended(ZH, "\n所以是 $\\frac{1}{2}。\n"),
        ),
        f"{PAGES} 'no_markup and lambda-expressions'",
        "FAILED tests/site/test_pages.py::test_no_markup_is_left_over[lambda-expressions/index.html]",
    ),
    Fault(
        "formula-renderer",
        "formulas",
        "The formula renderer is broken",
        "渲染公式的程序坏了",
        replaced("executed_docs/pages/katex.mjs", "import katex from", "import { katex } from"),
        BUILD,
        "Node can't run KaTeX: see its message above, then run `make setup`.",
        alone=True,
    ),
]

TRANSLATIONS = [
    Fault(
        "section",
        "translations",
        "A section exists in one language only",
        "某个小节只有一种语言里有",
        appended("docs/en/keras-backend.md", "\n## More {#more}\n\nMore.\n"),
        BUILD,
        "docs/en/keras-backend.md, line …: the section h2 #more does not stand in docs/zh/keras-backend.md",
    ),
    Fault(
        "front-matter",
        "translations",
        "A page's front matter isn't YAML",
        "页面开头的元数据不是合法的 YAML",
        replaced("docs/en/k-function.md", "---\ndescription: K", "---\ndescription: Keras: K"),
        BUILD,
        "docs/en/k-function.md, line …: the front matter is not YAML: mapping values are not allowed here. "
        "Fix it.",
    ),
    Fault(
        "encoding",
        "translations",
        "A page isn't in UTF-8",
        "页面不是 UTF-8 编码",
        _in_another_encoding("docs/zh/frozen-layers.md"),
        BUILD,
        "docs/zh/frozen-layers.md, line …: this is not UTF-8. Save it as UTF-8.",
        alone=True,
    ),
    Fault(
        "number",
        "translations",
        "A number differs between the languages",
        "两种语言里的数字不同",
        both(appended(EN, "\nThere are 3 of them.\n"), appended(ZH, "\n一共有 4 个。\n")),
        BUILD,
        f"{EN}, line …: section #exercises has the number '3' 1× more than {ZH}",
    ),
    Fault(
        "code",
        "translations",
        "A name in code differs between the languages",
        "两种语言里的行内代码不同",
        both(appended(EN, "\nSee `axis`.\n"), appended(ZH, "\n见 `axes`。\n")),
        BUILD,
        f"{ZH}, line …: section #exercises has the inline code 'axes' 1× more than {EN}",
    ),
    Fault(
        "annotation",
        "translations",
        "A note on code is missing in one language",
        "一种语言里缺少代码的说明",
        replaced(ZH, "2.  两个函数运行的是同一份代码。\n", ""),
        BUILD,
        f"{EN}, line …: section #closures has the annotations '3 items' 1× more than {ZH}",
    ),
    Fault(
        "page-missing",
        "translations",
        "A page has no translation",
        "页面没有译文",
        both(
            written("docs/en/more.md", "# More {#more}\n\nMore.\n"),
            replaced("mkdocs.yml", "  - errors.md\n", "  - errors.md\n  - more.md\n"),
        ),
        BUILD,
        "docs/en/more.md, line …: there is no docs/zh/more.md. Write it, or delete this page.",
    ),
    Fault(
        "not-in-navigation",
        "translations",
        "A page is missing from the navigation in one language",
        "一种语言的导航里缺少一个页面",
        replaced("mkdocs.zh.yml", "  - errors.md\n", ""),
        BUILD,
        "docs/zh/errors.md",
        alone=True,
    ),
    Fault(
        "spacing",
        "translations",
        "There is no space between Chinese and Latin letters",
        "中西文之间缺少空格",
        appended(ZH, "\n这是Keras的层。\n"),
        f"{CONFIRMED} wording",
        f"{ZH}, line …: write '这是 Keras 的层。', not '这是Keras的层。'",
    ),
    Fault(
        "one-language",
        "translations",
        "A section changes in one language only",
        "某个小节只改了一种语言",
        replaced(EN, "A lambda expression makes a function", "A lambda expression never makes a function"),
        f"{CONFIRMED} confirmed",
        f"{EN}, line …: #lambda-expressions changed, and {ZH}…did not. Make the same change there",
    ),
    Fault(
        "spelling",
        "translations",
        "A word has its British spelling",
        "单词用了英式拼写",
        appended(EN, "\nThe colour is right.\n"),
        f"{CONFIRMED} wording",
        f"{EN}, line …: 'colour' is not US English.",
    ),
    Fault(
        "polite-form",
        "translations",
        "The Chinese text addresses the reader differently from the other pages",
        "中文对读者的称呼与别处不一致",
        appended(ZH, "\n请您再试一次。\n"),
        f"{CONFIRMED} wording",
        f"{ZH}, line …: write 你, not 您.",
    ),
    Fault(
        "term",
        "translations",
        "A term differs from the glossary's",
        "术语的译法与术语表不一致",
        both(appended(EN, "\nThe batch is small.\n"), appended(ZH, "\n这个批量很小。\n")),
        f"{CONFIRMED} wording",
        f"{ZH}, line …: write 批次 for 'batch', not 批量.",
    ),
]

LINKS = [
    Fault(
        "link",
        "links",
        "A link leads to a page that isn't there",
        "链接指向不存在的页面",
        appended(EN, "\nSee [more](nowhere.md).\n"),
        BUILD,
        f"Doc file '{EN}', line …, contains a link 'nowhere.md', but the target is not found",
    ),
    Fault(
        "anchor",
        "links",
        "A link leads to a section that isn't there",
        "链接指向不存在的小节",
        appended(EN, "\nSee [more](lambda-layer.md#nowhere).\n"),
        BUILD,
        f"Doc file '{EN}', line …, contains a link 'lambda-layer.md#nowhere', "
        "but the doc 'docs/en/lambda-layer.md' does not contain an anchor",
    ),
    Fault(
        "link-in-translation",
        "links",
        "A link leads nowhere in one language only",
        "只有一种语言里的链接无处可去",
        appended(ZH, "\n见[更多](nowhere.md)。\n"),
        BUILD,
        f"Doc file '{ZH}', line …, contains a link 'nowhere.md', but the target is not found",
    ),
    Fault(
        "link-in-note",
        "links",
        "A link in a note on code leads nowhere",
        "代码说明里的链接无处可去",
        replaced(EN, "2.  Both functions run the very same code.\n", "2.  See [more](nowhere.md).\n"),
        BUILD,
        f"{EN}, line …: there is no page 'nowhere.md' to link to",
    ),
    Fault(
        "link-in-html",
        "links",
        "A link in HTML leads nowhere",
        "HTML 里的链接无处可去",
        both(
            appended(EN, '\n<a href="../nowhere/">More</a>\n'),
            appended(ZH, '\n<a href="../nowhere/">更多</a>\n'),
        ),
        f"{PAGES} 'links_and_anchors and lambda-expressions'",
        "('a', 'href', '../nowhere/')",
    ),
    Fault(
        "link-of-atlas",
        "links",
        "The atlas points to a section that was renamed",
        "对照表指向一个已经改名的小节",
        both(
            replaced("docs/en/keras-backend.md", "{#choosing}", "{#chosen}"),
            replaced("docs/zh/keras-backend.md", "{#choosing}", "{#chosen}"),
        ),
        BUILD,
        "docs/en/atlas/configuration.md, line …: there is no section 'keras-backend.md#choosing' to link to",
    ),
    Fault(
        "asset",
        "links",
        "A stylesheet is missing",
        "缺少样式表",
        deleted("theme/assets/site.css"),
        f"{PAGES} 'links_and_anchors and 404.html'",
        "assets/site.css",
    ),
]

SEARCH = [
    Fault(
        "segments",
        "search",
        "Chinese texts are no longer split",
        "中文不再切分",
        replaced("theme/tools/search/text.js", "run.slice(at, at + 2)", "run"),
        f"{SEARCHED} 'each_query_finds'",
        "FAILED tests/site/test_search.py::test_each_query_finds_its_section_among_the_first_three[zh]",
    ),
    Fault(
        "lookup",
        "search",
        "A missing function's name no longer leads to its entry",
        "搜索已移除的函数名，找不到对应的条目",
        replaced(
            "mkdocs.yml",
            "title: K.{name}\n        otherwise: errors",
            "title: k_{name}\n        otherwise: errors",
        ),
        f"{SEARCHED} 'each_missing_name'",
        "FAILED tests/site/test_search.py::test_each_missing_name_leads_to_its_entry[en]",
    ),
    Fault(
        "entry",
        "search",
        "A pasted message no longer leads to its entry",
        "粘贴报错信息后，找不到对应的条目",
        replaced("docs/en/errors.md", "messages: true", "messages: false"),
        "pytest -x tests/site/test_errors.py -k 'leads_to_its_entry and lambda-shape'",
        "FAILED tests/site/test_errors.py::test_a_pasted_message_leads_to_its_entry[error-lambda-shape-en]",
    ),
    Fault(
        "no-entry",
        "search",
        "A message without an entry leads to another message's",
        "没有条目的报错信息，被引到别的条目",
        replaced("theme/tools/search/messages.js", "ALIKE = 0.7", "ALIKE = 0.1"),
        f"{SEARCHED} 'without_an_entry'",
        "FAILED tests/site/test_search.py::test_a_message_without_an_entry_says_so_and_offers_the_nearest[",
    ),
    Fault(
        "authors",
        "search",
        "A page for authors is found by the search",
        "搜索能搜到写给作者的页面",
        replaced("docs/en/architecture.md", "search:\n  exclude: true", "search:\n  exclude: false"),
        f"{SEARCHED} 'authors_pages'",
        "FAILED tests/site/test_search.py::test_authors_pages_are_not_searched[en]",
    ),
    Fault(
        "hint",
        "search",
        "The search has words for a section that is gone",
        "搜索词表里有一个已不存在的章节",
        replaced("docs/search.toml", "lambda-layer#gradient", "lambda-layer#slope"),
        BUILD,
        "docs/search.toml, line …: the search has no section 'lambda-layer#slope'",
    ),
]

REQUESTS = [
    Fault(
        "script",
        "requests",
        "A page loads a script from another site",
        "页面从别的网站加载脚本",
        replaced(
            "theme/main.html",
            "{% block site_meta %}\n",
            '{% block site_meta %}\n  <script src="https://elsewhere.example/a.js"></script>\n',
        ),
        BUILD,
        "404.html: it loads https://elsewhere.example/a.js from another origin",
    ),
    Fault(
        "fonts",
        "requests",
        "The theme loads its fonts from another site",
        "主题从别的网站加载字体",
        replaced("mkdocs.yml", "  font: false\n", ""),
        BUILD,
        "404.html: it loads https://fonts.…",
    ),
    Fault(
        "style",
        "requests",
        "A stylesheet loads an image from another site",
        "样式表从别的网站加载图片",
        appended("theme/assets/site.css", "body { background: url(https://elsewhere.example/b.png); }\n"),
        BUILD,
        "assets/stylesheet.css: it loads https://elsewhere.example/b.png from another origin",
    ),
    Fault(
        "image",
        "requests",
        "A page shows an image from another site",
        "页面显示别的网站的图片",
        both(
            appended(EN, "\n![](https://elsewhere.example/a.png)\n"),
            appended(ZH, "\n![](https://elsewhere.example/a.png)\n"),
        ),
        BUILD,
        f"{EN}: it loads https://elsewhere.example/a.png from another origin",
    ),
    Fault(
        "fetch",
        "requests",
        "A script asks another site for something",
        "脚本向别的网站发出请求",
        appended(
            "theme/assets/site.js", "\nfetch('https://elsewhere.example/count').catch(() => undefined);\n"
        ),
        f"{BROWSER} 'readable and k-function'",
        "https://elsewhere.example/count",
    ),
]

DOCSTRINGS = [
    Fault(
        "docstring-untranslated",
        "docstrings",
        "A docstring has no translation",
        "文档字符串没有译文",
        appended(f"{ADD}.py", '\n\ndef double(x):\n    """Doubles."""\n    return 2 * x\n'),
        BUILD,
        f"{ADD}.py, line …: the docstring of snippets.lambda_expressions.add.double has no translation",
    ),
    Fault(
        "docstring-gone",
        "docstrings",
        "A translation belongs to no docstring",
        "译文没有对应的文档字符串",
        appended("docs/docstrings.zh.toml", '\n"snippets.gone.Gone" = "不在了。"\n'),
        BUILD,
        "docs/docstrings.zh.toml translates snippets.gone.Gone, which has no docstring",
    ),
    Fault(
        "docstring-argument",
        "docstrings",
        "A translation describes an argument that isn't there",
        "译文描述了不存在的形参",
        replaced("docs/docstrings.zh.toml", "    axis: ", "    axes: "),
        BUILD,
        "snippets/lambda_layer/argmax_layer.py:…: Parameter 'axes' does not appear in the function signature",
    ),
    Fault(
        "docstring-of-nothing",
        "docstrings",
        "The reference lists a class that isn't there",
        "API 参考列出了不存在的类",
        replaced(
            "docs/en/reference.md",
            "::: snippets.lambda_layer.argmax_layer.Argmax",
            "::: snippets.lambda_layer.argmax_layer.Argmin",
        ),
        BUILD,
        "snippets.lambda_layer.argmax_layer.Argmin could not be found",
        alone=True,
    ),
]

ATLAS_FAULTS = [
    Fault(
        "replacement",
        "atlas",
        "A replacement computes something else",
        "替代写法算出的结果不同",
        replaced(
            "snippets/atlas/configuration.py",
            "    return keras.config.floatx()",
            "    return 'float16'",
        ),
        ATLAS,
        "snippets/atlas/configuration.py: floatx: the replacement differs in values",
    ),
    Fault(
        "undocumented",
        "atlas",
        "A difference between backends is documented nowhere",
        "后端之间的差异没有写出来",
        replaced(
            "snippets/atlas/reductions.py",
            "NUMPY_SCALAR,\n        pytorch.SCALARS_TAKEN,\n        pytorch.FIRST_FOUND,\n    ],\n"
            '    see="lambda-layer.md#axes",\n)\ndef argmax',
            "pytorch.SCALARS_TAKEN,\n        pytorch.FIRST_FOUND,\n    ],\n"
            '    see="lambda-layer.md#axes",\n)\ndef argmax',
        ),
        ATLAS,
        "snippets/atlas/reductions.py: argmax: the numpy differs in accepts, which isn't documented",
    ),
    Fault(
        "documented-in-vain",
        "atlas",
        "A documented difference shows in no run",
        "写出的差异在运行中并不存在",
        replaced(
            "snippets/atlas/configuration.py",
            "    trials=[lambda: K.floatx(), floatx_set_to],\n",
            "    differences=[Difference('jax', 'dtype', '', '')],\n"
            "    trials=[lambda: K.floatx(), floatx_set_to],\n",
        ),
        ATLAS,
        "configuration.py: floatx: it says that the jax differs in dtype, which no case shows. Delete it.",
    ),
    Fault(
        "undocumented-in-models",
        "atlas",
        "A replacement is wrong in a functional model only, without a message",
        "替代写法只在函数式模型里悄悄出错",
        replaced(
            "snippets/atlas/elementwise.py",
            "    return ops.square(x)",
            "    return x if keras.utils.is_keras_tensor(x) else ops.square(x)",
        ),
        ATLAS,
        "snippets/atlas/elementwise.py: square: in the situation known_batch on tensorflow, the replacement "
        "differs in values from a call on arrays, which isn't documented",
    ),
    Fault(
        "atlas-broken",
        "atlas",
        "An atlas entry isn't valid Python",
        "对照表的条目不是合法的 Python",
        appended("snippets/atlas/configuration.py", "def broken(:\n"),
        BUILD,
        "configuration.py",
        alone=True,
    ),
    Fault(
        "atlas-part",
        "atlas",
        "A page asks for a part that the atlas doesn't have",
        "页面要的部分对照表里没有",
        replaced("docs/en/atlas/reductions.md", "{{ atlas/reductions }}", "{{ atlas/reduction }}"),
        BUILD,
        "docs/en/atlas/reductions.md, line …: the atlas has no 'reduction'",
    ),
    Fault(
        "atlas-translation",
        "atlas",
        "An entry is written in one language only",
        "对照表的条目只有一种语言",
        replaced(
            "snippets/atlas/configuration.py",
            'zh="字符串相同，改从 `keras.config` 读取。",\n    trials=[lambda: K.floatx()',
            'zh="The same string, from `keras.config`.",\n    trials=[lambda: K.floatx()',
        ),
        "pytest tests/publishing/atlas/test_whole_atlas.py -k both_languages",
        "AssertionError: floatx: not in Chinese",
    ),
]

SETUP = [
    Fault(
        "python",
        "setup",
        "The machine's Python is too old",
        "机器上的 Python 太旧",
        _python("3.10"),
        "make setup PYTHON=./python3",
        "'./python3' is Python 3.10; TensorFlow needs 3.11, 3.12 or 3.13. Name one: make PYTHON=python3.12",
    ),
    Fault(
        "index",
        "setup",
        "The package index can't be reached",
        "连不上软件包索引",
        _pinned(f"nowhere==1 --hash=sha256:{'0' * 64}"),
        "PIP_INDEX_URL=http://127.0.0.1:9 PIP_RETRIES=0 make setup",
        "The Python packages could not be installed: see pip's message above",
    ),
    Fault(
        "wrong-hash",
        "setup",
        "A package is not the one that was pinned",
        "包与固定的哈希值不符",
        _package(f" --hash=sha256:{'0' * 64}"),
        "make setup",
        "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
        alone=True,
    ),
    Fault(
        "no-hash",
        "setup",
        "A package is required without a hash",
        "依赖的包没有固定哈希值",
        _package(""),
        "make setup",
        "Hashes are required in --require-hashes mode, but they are missing from some requirements.",
        alone=True,
    ),
    Fault(
        "license",
        "setup",
        "Something that the site ships has no license on record",
        "网站包含的某个组件缺少许可证",
        deleted("executed_docs/assets/notices/Apache-2.0/rxjs.txt"),
        BUILD,
        "rxjs would be part of the site, and its license was not found.",
    ),
    Fault(
        "katex",
        "setup",
        "KaTeX is not installed",
        "没有安装 KaTeX",
        _without_katex,
        BUILD,
        "KaTeX is not in …node_modules/katex: run `make setup`",
        alone=True,
    ),
]

TOOLS = [
    Fault(
        "tool-syntax",
        "tools",
        "A script of the axis explorer isn't valid JavaScript",
        "轴可视化的脚本不是合法的 JavaScript",
        appended("theme/tools/axes/matrix.js", "\nfunction (\n"),
        BUILD,
        "theme/tools/axes/matrix.js:",
    ),
    Fault(
        "tool-type",
        "tools",
        "A script of the axis explorer calls a function with a wrong argument",
        "轴可视化的脚本用错误的实参调用函数",
        appended("theme/tools/axes/tensor.js", "\nabove(1, 'two');\n"),
        "npx --no-install tsc",
        "theme/tools/axes/tensor.js(…): error TS2345",
    ),
    Fault(
        "tool-rule",
        "tools",
        "The axis explorer picks another element than Keras",
        "轴可视化选出的元素与 Keras 不同",
        replaced("theme/tools/axes/tensor.js", "if (nan >= 0) return nan;", "if (nan > 0) return nan;"),
        "pytest tests/tools/test_axes.py -k 'other_backends and numpy'",
        "FAILED tests/tools/test_axes.py::test_the_explorer_knows_where_other_backends_pick_another_element",
    ),
    Fault(
        "checker-finding",
        "tools",
        "The code checker no longer finds what a program imports",
        "代码检查器不再发现程序导入的函数",
        replaced(
            "upgrader/engine/check.js",
            "if (use) uses.push({ ...use, imported: true, assumed: false });",
            "if (!use) continue;",
        ),
        "pytest tests/tools/test_checker.py -k finds_what",
        "FAILED tests/tools/test_checker.py::test_it_finds_what_is_expected_and_nothing_else[",
    ),
    Fault(
        "notebook-output",
        "tools",
        "A notebook cell holds an output that its run didn't give",
        "笔记本单元格的输出与运行结果不同",
        replaced(
            "executed_docs/editions/notebook.py", 'name="stdout", text=text)', 'name="stdout", text=text * 2)'
        ),
        "pytest tests/executed_docs/editions/test_notebook.py",
        "FAILED tests/executed_docs/editions/test_notebook.py::",
    ),
    Fault(
        "notebook-value",
        "tools",
        "A notebook holds a value's name instead of the value",
        "notebook 里留下了值的名字，而不是值本身",
        replaced(
            "executed_docs/plugin.py",
            "self.shown.append((page, markdown))",
            "self.shown.append((page, page.markdown))",
        ),
        "pytest tests/executed_docs/editions/test_writer.py -k hold_values",
        "FAILED tests/executed_docs/editions/test_writer.py::test_both_editions_hold_values_…",
    ),
    Fault(
        "llms",
        "tools",
        "A page is missing in `llms.txt`",
        "`llms.txt` 里缺少一个页面",
        replaced(
            "executed_docs/adapter.py",
            "(item.title, [page(own, files, notebooks=notebooks) for own in _pages(item)])",
            "(item.title, [])",
        ),
        "pytest tests/site/test_editions.py -k list_names",
        "FAILED tests/site/test_editions.py::test_the_list_names_every_page_and_the_whole_holds_it[en]",
    ),
    Fault(
        "offline-left-out",
        "tools",
        "The archive for reading offline lacks the search's script",
        "离线包里缺少搜索要用的脚本",
        replaced("executed_docs/commands/archive.py", '"search_index.json",', '"search_index.*",'),
        "pytest tests/executed_docs/commands/test_archive.py -k what_pages_need",
        "FAILED tests/executed_docs/commands/test_archive.py::test_it_holds_one_folder_with_what_pages_need",
    ),
    Fault(
        "offline-request",
        "tools",
        "A page of the archive asks a site for something",
        "离线包的页面向网站发出请求",
        appended(
            "theme/assets/site.js", "\nfetch('https://elsewhere.example/count').catch(() => undefined);\n"
        ),
        "pytest tests/site/test_offline.py -k code_is_copied",
        "https://elsewhere.example/count",
    ),
]

ROOMS = [
    Fault(
        "room",
        "rooms",
        "A module imports one that is above it",
        "模块导入了上层的模块",
        appended(
            "executed_docs/pages/source.py",
            "\n\ndef _above() -> None:\n    from executed_docs import plugin\n",
        ),
        "pytest tests/executed_docs/test_rooms.py",
        "executed_docs/pages/source.py, line …: executed_docs.pages.source imports executed_docs.plugin",
    ),
]

FAULTS = [
    *SNIPPETS,
    *GOLDENS,
    *CACHE,
    *WORKERS,
    *FORMULAS,
    *TRANSLATIONS,
    *LINKS,
    *SEARCH,
    *REQUESTS,
    *DOCSTRINGS,
    *ATLAS_FAULTS,
    *TOOLS,
    *SETUP,
    *ROOMS,
]
