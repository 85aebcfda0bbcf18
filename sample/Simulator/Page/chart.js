// A line over the last five minutes, as SVG.
const width = 600, height = 200, minutes = 5;
const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });

function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Draws points ([time, value], oldest first) up to now. Returns a sentence about them, and what is at the top and the bottom. */
export function draw(svg, points, now) {
  const lines = [0, 1, 2, 3, 4].map(i => shape("line", { class: "grid", x1: 0, x2: width, y1: i * height / 4, y2: i * height / 4 }));
  if (!points || points.length === 0) {
    svg.replaceChildren(...lines);
    return { text: "No numbers in the last five minutes.", high: "", low: "" };
  }

  const values = points.map(point => point[1]);
  const least = Math.min(...values), greatest = Math.max(...values);
  const margin = (greatest - least) * 0.1 || Math.max(1, Math.abs(greatest) * 0.1);
  const from = now - minutes * 60000;
  const x = time => ((time - from) / (minutes * 60000) * width).toFixed(1);
  const y = value => ((greatest + margin - value) / (greatest - least + 2 * margin) * height).toFixed(1);
  // The value stays as it was sent last.
  const corners = [...points.map(([time, value]) => `${x(time)} ${y(value)}`), `${x(now)} ${y(values.at(-1))}`];
  svg.replaceChildren(
    ...lines,
    shape("path", { class: "area", d: `M${x(points[0][0])} ${height} L${corners.join(" L")} L${x(now)} ${height} Z` }),
    shape("path", { class: "curve", d: `M${corners.join(" L")}` }));
  return {
    high: number.format(greatest + margin),
    low: number.format(least - margin),
    text: `Now ${number.format(values.at(-1))}; from ${number.format(least)} to ${number.format(greatest)} in ${points.length} ${points.length === 1 ? "point" : "points"}.`,
  };
}
