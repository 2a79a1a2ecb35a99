/* Names in the order in which they are read: by stroke in Traditional, by pinyin in Simplified
   Chinese, numbers in them by value. Lists of names are searched by pinyin and initials too. */
(function () {
  const COLLATION = { en: "en", "zh-Hant": "zh-Hant-u-co-stroke", "zh-Hans": "zh-Hans-u-co-pinyin" };
  const collators = {};

  function collator(language) {
    collators[language] = collators[language] || new Intl.Collator(COLLATION[language], { numeric: true });
    return collators[language];
  }

  function comparing(language) {
    return function (one, other) {
      if (typeof one === "string" && typeof other === "string") {
        return collator(language).compare(one, other);
      }
      if (one === null || one === undefined || other === null || other === undefined) {
        return (one === null || one === undefined ? 0 : 1) - (other === null || other === undefined ? 0 : 1);
      }
      return one < other ? -1 : one > other ? 1 : 0;
    };
  }

  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.readingOrderEn = comparing("en");
  functions.readingOrderZhHant = comparing("zh-Hant");
  functions.readingOrderZhHans = comparing("zh-Hans");

  function folded(text) {
    return (text || "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function matches(option, words) {
    const label = folded(option.label);
    const keys = option.keys || "";
    return words.every((word) => label.includes(word)) || (words.length > 0 && keys.includes(words.join("")));
  }

  window.dashMantineFunctions = window.dashMantineFunctions || {};
  window.dashMantineFunctions.byReading = function (input, settings) {
    const words = folded(input.search).split(/\s+/).filter(Boolean);
    const found = input.options.filter((option) => matches(option, words));
    const order = collator((settings && settings.language) || "en");
    return found.sort((one, other) => order.compare(one.label, other.label)).slice(0, input.limit);
  };
})();
