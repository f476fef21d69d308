// ECharts in the page's own colours, read from the tokens in tokens.css at the moment of drawing.
// A hidden probe turns light-dark() and color-mix() into a colour that a canvas or an SVG understands.
function reader() {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  return {
    colour(name) {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    },
    done: () => probe.remove(),
  };
}

const SERIES = ["--z-chart-1", "--z-chart-2", "--z-chart-3", "--z-chart-4", "--z-chart-5", "--z-chart-6"];

/** What a tone is drawn in. */
export function tones() {
  const { colour, done } = reader();
  const found = { critic: colour("--z-critic"), passive: colour("--z-passive"), promoter: colour("--z-promoter"), quiet: colour("--z-ink-quiet") };
  done();
  return found;
}

/** A theme object for echarts.init. */
export function look() {
  const { colour, done } = reader();
  const text = colour("--z-ink"), quiet = colour("--z-ink-quiet"), line = colour("--z-line"), paper = colour("--z-surface");
  const axis = { axisLine: { lineStyle: { color: line } }, axisLabel: { color: quiet }, splitLine: { lineStyle: { color: line } } };
  const theme = {
    color: SERIES.map(colour),
    backgroundColor: "transparent",
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
    title: { textStyle: { color: text } },
    legend: { textStyle: { color: quiet } },
    tooltip: { backgroundColor: paper, borderColor: line, textStyle: { color: text } },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: axis,
    tree: { lineStyle: { color: line }, label: { color: text, backgroundColor: paper } },
  };
  done();
  return theme;
}
