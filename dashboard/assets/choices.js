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

  /* What was clicked in a chart: its data carry name, party and, in a table of periods, a period. */
  clicked: function (data, search) {
    const point = data && data.points && data.points[0];
    if (!point || !point.customdata || !point.customdata[1]) {
      return window.dash_clientside.no_update;
    }
    return window.dash_clientside.choices.looking(search, point.customdata[1], point.customdata[2]);
  },

  /* What was chosen in a table of parties. */
  chosenRow: function (rows, search) {
    if (!rows || !rows.length) {
      return window.dash_clientside.no_update;
    }
    return window.dash_clientside.choices.looking(search, rows[0].ref);
  },

  looking: function (search, party, period) {
    const query = new URLSearchParams(search || "");
    query.set("party", party);
    if (period) {
      query.set("period", period);
    } else {
      query.delete("period");
    }
    return "?" + query.toString();
  },
};
