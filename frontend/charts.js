// Charts, on chart pages only. <div class="chart" data-chart="nps" role="img" aria-label="..."></div> draws the ECharts option
// kept in <script type="application/json" id="nps"> ({{ option|json_script:"nps" }}), in the page's own colours, and again
// when the theme changes or htmx brings it anew. A link in a point ({value, url}) opens the rows behind it; what says
// "tone": "critic", "passive", "promoter" or "quiet" is drawn in the page's colour for it.
import * as echarts from "echarts/core";
import { BarChart, FunnelChart, GaugeChart, HeatmapChart, LineChart, PieChart, ScatterChart, TreeChart, TreemapChart } from "echarts/charts";
import {
  AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { look, tones } from "./app/chart_look.js";

echarts.use([
  BarChart, FunnelChart, GaugeChart, HeatmapChart, LineChart, PieChart, ScatterChart, TreeChart, TreemapChart,
  AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent,
  VisualMapComponent, SVGRenderer,
]);

const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => echarts.getInstanceByDom(target)?.resize()));

function draw(node) {
  const source = document.getElementById(node.dataset.chart);
  if (!source) return;
  echarts.getInstanceByDom(node)?.dispose();
  const chart = echarts.init(node, look(), { renderer: "svg" });
  const colours = tones();
  const toned = (_name, it) => (it?.tone in colours ? { ...it, itemStyle: { color: colours[it.tone], borderColor: colours[it.tone] } } : it);
  const option = JSON.parse(source.textContent, toned);
  const decal = { show: (option.series?.length ?? 0) > 1 };
  chart.setOption({ animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300, aria: { enabled: !node.hasAttribute("aria-label"), decal }, ...option });
  chart.on("click", ({ data }) => data?.url && location.assign(data.url));
  sizes.observe(node);
}

const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
drawAll();
document.body.addEventListener("theme", drawAll);
document.body.addEventListener("htmx:afterSettle", ({ target }) => target.querySelectorAll?.("[data-chart]").forEach(draw));
