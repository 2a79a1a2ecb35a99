/* Controls that write what was chosen into the address. */
window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.choices = {
  /* `parameter` is the name of the address's parameter; an emptied control removes it. */
  intoAddress: function (value, search, parameter) {
    const query = new URLSearchParams(search || "");
    const text = value === null || value === undefined ? "" : String(value);
    if ((query.get(parameter) || "") === text) {
      return window.dash_clientside.no_update;
    }
    if (text) {
      query.set(parameter, text);
    } else {
      query.delete(parameter);
    }
    return "?" + query.toString();
  },
};
