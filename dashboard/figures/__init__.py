"""Charts: functions from figures to a plotly figure, without ids, callbacks or state."""
