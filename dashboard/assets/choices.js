/* Controls that write what was chosen into the address. */
window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.choices = {
  /* `name` is "parameter=value": what the address means when it does not name the parameter. A
     control also calls when it is drawn; the address says the same then, and stays as it is, so
     that Back leads to where the reader was. */
  intoAddress: function (value, search, name) {
    const [parameter, unsaid] = name.split("=");
    const query = new URLSearchParams(search || "");
    const text = value === null || value === undefined ? "" : String(value);
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
};
