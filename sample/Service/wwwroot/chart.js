// A line over the last ten minutes, with the threshold, as SVG.
const width = 600, height = 200, minutes = 10;
const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

function shape(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const level = (name, y) => shape("line", { class: name, x1: 0, x2: width, y1: y, y2: y });

/** The points that the chart shows at a time: those of the last minutes. */
export const recent = (points, now) => points.filter(point => point.time > now - minutes * 60000);

/** Draws points ({ time, value }, oldest first) up to now. Returns a sentence about them, and what is at the top and the bottom. */
export function draw(svg, points, now, threshold) {
  const grid = [0, 1, 2, 3, 4].map(i => level("grid", i * height / 4));
  if (points.length === 0) {
    svg.replaceChildren(...grid);
    return { text: "No values in the last ten minutes.", high: "", low: "" };
  }

  const values = points.map(point => point.value);
  const least = Math.min(...values), greatest = Math.max(...values);
  const bottom = Math.min(least, threshold), top = Math.max(greatest, threshold);
  const margin = (top - bottom) * 0.1 || 1;
  const x = time => ((time - now + minutes * 60000) / (minutes * 60000) * width).toFixed(1);
  const y = value => ((top + margin - value) / (top - bottom + 2 * margin) * height).toFixed(1);
  svg.replaceChildren(
    ...grid,
    level("threshold", y(threshold)),
    shape("path", { class: "curve", d: `M${points.map(point => `${x(point.time)} ${y(point.value)}`).join(" L")}` }));
  return {
    high: number.format(top + margin),
    low: number.format(bottom - margin),
    text: `Now ${number.format(values.at(-1))}; from ${number.format(least)} to ${number.format(greatest)}. The dashed line is the threshold.`,
  };
}
