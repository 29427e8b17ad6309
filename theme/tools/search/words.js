// What the search says, in both languages.

const words = {
  en: {
    nearest: "No entry for this message. The nearest ones:",
    none: "No entry for this message.",
  },
  zh: {
    nearest: "没有这条报错的条目，下面是最接近的几条：",
    none: "没有这条报错的条目。",
  },
};

/** @param {string} language */
export const inLanguage = (language) => (language === "zh" ? words.zh : words.en);
