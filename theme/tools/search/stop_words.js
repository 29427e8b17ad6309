// Words that say nothing about what is searched for. A name of code that is such a word too, as `all`, is not listed.

export const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can could do does did for from had has have how i in into is it its let me " +
    "my no not of on or our out please should so than that the their then there they this to too up us was we were " +
    "what when which while who why will with would you your doesn don isn aren can't t s m " +
    // Pairs of characters, as the index has them.
    "如何 怎么 么样 怎样 什么 为什 为何 请问 一下 问一 一个 哪个 哪些 可以 能不 不能 的是 是什 怎办 么办 是否 里的 时候 么意 意思"
  ).split(" "),
);
