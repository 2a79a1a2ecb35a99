/* Cells of a table: what may be chosen in them, and what is wrong with what was written. */
window.dashAgGridFunctions = window.dashAgGridFunctions || {};

(function (functions) {
  let lists = 0;

  functions.cellTip = function (params) {
    const bad = params.data && params.data._bad && params.data._bad[params.colDef.field];
    return bad || params.value;
  };

  /* Words of the data in the reader's language, where the column brings them; several as a list. */
  functions.inWords = function (value, column) {
    const words = column.refData || {};
    const mark = words["|"] || "|";
    if (value === null || value === undefined) {
      return "";
    }
    const said = String(value).split("|").map((each) => words[each] || each);
    return said.join(said.length > 1 ? mark : "");
  };

  /* A text with suggestions of the server: things by name or id, words that are used already. */
  functions.ChoiceEditor = class {
    init(params) {
      this.params = params;
      const typed = params.eventKey && params.eventKey.length === 1 ? params.eventKey : null;
      this.input = document.createElement("input");
      this.input.className = "ag-input-field-input ag-text-field-input edit-choice";
      this.words = params.words || {};
      this.input.value = typed || this.shown(params.value);
      this.input.setAttribute("aria-label", params.colDef.headerName || "");
      this.list = document.createElement("datalist");
      this.list.id = "edit-choices-" + (lists += 1);
      this.input.setAttribute("list", this.list.id);
      this.gui = document.createElement("div");
      this.gui.className = "edit-choice-box";
      this.gui.append(this.input, this.list);
      this.input.addEventListener("input", () => this.ask(this.input.value));
      this.ask(typed || "");
    }
    async ask(text) {
      const asked = new URLSearchParams({ table: this.params.table, field: this.params.field, text: text });
      asked.set("lang", new URLSearchParams(window.location.search).get("lang") || document.documentElement.lang || "");
      this.asked = text;
      const answer = await fetch("choices?" + asked.toString());
      if (!answer.ok || this.asked !== text) {
        return;
      }
      const found = (await answer.json()).choices;
      this.list.replaceChildren(
        ...found.map((each) => {
          const option = document.createElement("option");
          // Words are chosen as they are shown and kept as they were written; things by their ids.
          option.value = this.words[each.value] || each.value;
          option.label = each.label;
          return option;
        }),
      );
    }
    shown(value) {
      const texts = value === null || value === undefined ? [] : this.parts(String(value));
      return texts.map((each) => this.words[each] || each).join("; ");
    }
    parts(text) {
      return this.params.mark ? text.split(/[|、；;]/) : [text];
    }
    written(text) {
      const said = Object.keys(this.words).find((each) => each !== "|" && this.words[each] === text);
      return said === undefined ? text : said;
    }
    getGui() {
      return this.gui;
    }
    afterGuiAttached() {
      this.input.focus();
      this.input.select();
    }
    getValue() {
      const texts = this.parts(this.input.value).map((each) => this.written(each.trim()));
      return this.params.mark ? texts.filter(Boolean).join(this.params.mark) : texts[0];
    }
    isPopup() {
      return false;
    }
  };
})(window.dashAgGridFunctions);
