/* Controls that write what was chosen into the address. */
window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.choices = {
  /* `name` is "parameter=value": what the address means when it does not name the parameter. A
     control also calls when it is drawn; the address says the same then, and stays as it is, so
     that Back leads to where the reader was. Several values stand parted by a bar. */
  intoAddress: function (value, search, name) {
    const [parameter, unsaid] = name.split("=");
    const query = new URLSearchParams(search || "");
    const several = Array.isArray(value) ? value.join("|") : value;
    const text = several === null || several === undefined ? "" : String(several);
    if ((query.get(parameter) || unsaid) === text) {
      return window.dash_clientside.no_update;
    }
    if (text === unsaid) {
      query.delete(parameter);
    } else {
      query.set(parameter, text);
    }
    return "?" + query.toString();
  },

  /* Of several groups of fields the one that a choice is about; `options` are in their order. */
  showOne: function (value, options) {
    return (options || []).map((option) => option.value !== value);
  },
};
