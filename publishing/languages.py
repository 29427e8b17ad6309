"""The site's languages: their words, and the translation's build inside the main one."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from publishing import loop

MAIN = "en"
TRANSLATION = "zh"

NAMES = {"en": "English", "zh": "中文"}

WORDS = {
    "en": {
        "output": "Output",
        "error": "Error",
        "no output": "No output",
        "rewritten import": "the same code with import keras",
        "runtime": "Runtime",
        "versions": "Versions",
        "keras2": "Keras 2",
        "keras3-tensorflow": "Keras 3 on TensorFlow",
        "keras3-jax": "Keras 3 on JAX",
        "keras3-numpy": "Keras 3 on NumPy",
        "python": "Plain Python",
        "more": "More in the chapters",
        "colon": ": ",
        "parameters": "Parameters",
        "returns": "Returns",
        "raises": "Raises",
        "tool": "*[On the page itself]({address}), this is a tool that you use in the browser.*",
        "source": "Source: <{address}>",
        "pages": "Pages",
        "notebooks": "Notebooks",
        "llms": (
            "Each link leads to a page as Markdown, with the code it runs and what each runtime gave. "
            "The page itself is at the same address without `index.html.md`."
        ),
        "whole": "all pages in one file",
        "download notebook": "Download as a notebook",
        "open in Colab": "Open in Colab",
        "notebook": (
            "*This notebook is the page [{title}]({address}), with the same code and the same outputs. "
            "Keras 3 runs on TensorFlow here, with Keras 2 (`tf_keras`) beside it. "
            "What the other runtimes gave is shown below the cells.*"
        ),
        "install": (
            "On Colab, the next cell installs the versions that gave these outputs. Elsewhere, "
            "install them yourself:\n\n```sh\npip install {pins}\n```"
        ),
        "set up": (
            "Run the next cell first. It moves to an empty folder and makes every cell start like a "
            "separate program: seeds, layer names and Keras settings are the same whatever ran before. "
            "So each cell gives the output shown below it, in any order. Your variables are kept."
        ),
        "no cell": "*This code needs {runtime}, so it is not a cell.*",
        "module": "*The cell after the next two imports the file `{path}`. They write it.*",
        "newer": "This section is newer in {twin}.",
        "twin": "Chinese",
        "fault": "What happens",
        "check": "Check",
        "says": "Its message",
        "endured": "The build succeeds, and the site is correct.",
    },
    "zh": {
        "output": "输出",
        "error": "报错",
        "no output": "无输出",
        "rewritten import": "同一段代码，改为 import keras",
        "runtime": "运行环境",
        "versions": "版本",
        "keras2": "Keras 2",
        "keras3-tensorflow": "Keras 3（TensorFlow 后端）",
        "keras3-jax": "Keras 3（JAX 后端）",
        "keras3-numpy": "Keras 3（NumPy 后端）",
        "python": "纯 Python",
        "more": "详见",
        "colon": "：",
        "parameters": "形参",
        "returns": "返回",
        "raises": "报错",
        "tool": "*在[网页上]({address})，这里是一个可以在浏览器里操作的工具。*",
        "source": "来源：<{address}>",
        "pages": "页面",
        "notebooks": "笔记本",
        "llms": (
            "每个链接指向一个页面的 Markdown 版本，其中有页面运行的代码，以及每个运行环境给出的结果。"
            "去掉地址末尾的 `index.html.md`，就是网页本身。"
        ),
        "whole": "全部页面，合成一个文件",
        "download notebook": "下载为 Jupyter 笔记本",
        "open in Colab": "在 Colab 中打开",
        "notebook": (
            "*这个笔记本就是网页 [{title}]({address})，代码和输出都相同。"
            "这里的 Keras 3 运行在 TensorFlow 上，同一环境里还有 Keras 2（`tf_keras`）。"
            "其他运行环境的结果写在单元格下面。*"
        ),
        "install": (
            "在 Colab 上，下一个单元格会安装得出这些输出的版本。在别处，请你自己安装："
            "\n\n```sh\npip install {pins}\n```"
        ),
        "set up": (
            "请先运行下一个单元格。它换到一个空文件夹，并让每个单元格都像一个独立的程序那样开始："
            "随机种子、层的名字和 Keras 的设置都不受之前运行过的代码影响。"
            "因此无论按什么顺序运行，每个单元格的输出都和它下面写的一样。你的变量会保留。"
        ),
        "no cell": "*这段代码需要 {runtime}，所以不是单元格。*",
        "module": "*再下面的那个单元格要导入文件 `{path}`，由接下来的两个单元格写出。*",
        "newer": "本节的{twin}较新。",
        "twin": "英文版",
        "fault": "出了什么问题",
        "check": "检查命令",
        "says": "报出的信息",
        "endured": "网站照样正确。",
    },
}


def build_translation(config: MkDocsConfig) -> None:
    """Builds the translation into a folder of the main site, as a site of its own."""
    root = Path(config.config_file_path).parent
    translated = load_config(
        str(root / f"mkdocs.{TRANSLATION}.yml"),
        site_dir=str(Path(config.site_dir, TRANSLATION)),
        site_url=config.site_url and f"{config.site_url}{TRANSLATION}/",
        strict=config.strict,
    )
    translated.plugins.on_startup(command="build", dirty=False)
    with loop.quiet():
        build(translated)


def alternates(page: Page | None, language: str, site_url: str) -> list[dict[str, str]]:
    """The same page in each language: `link` for machines, `path` for readers.

    The path is relative, so it holds wherever the site is served from.
    """
    main = site_url if language == MAIN else site_url.removesuffix(f"{TRANSLATION}/")
    url = page.url if page else ""
    return [
        {
            "lang": name,
            "name": NAMES[name],
            "link": main + folder(name) + url,
            "path": _relative(folder(name) + url, folder(language) + url),
        }
        for name in NAMES
    ]


def main_site(page: Page, language: str) -> str:
    """The way from a page to the main site: what a reader chose there holds in all languages."""
    return _relative("", folder(language) + page.url)


def _relative(target: str, here: str) -> str:
    return get_relative_url(f"/{target}", f"/{here}")


def folder(language: str) -> str:
    """The folder of a language's site, with a slash, or nothing."""
    return "" if language == MAIN else f"{language}/"
