// Shows what the service watches: the series of a device from its API, and what comes from its events.
import { draw, recent } from "/chart.js";

const get = id => document.getElementById(id);
const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "short", timeStyle: "medium" });
const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const maxAlerts = 50;
const shown = { watch: null, device: "", points: [], values: new Map(), loading: 0 };

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function load(path) {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error((await response.json()).title);
  return response.json();
}

const problem = text => { get("connection").textContent = text; };

function redraw() {
  if (!shown.watch) return;
  const now = Date.now();
  shown.points = recent(shown.points, now);
  const { text, high, low } = draw(get("chart"), shown.points, now, shown.watch.threshold);
  get("chart-text").textContent = text;
  get("high").textContent = high;
  get("low").textContent = low;
}

function setValue(device, value) {
  shown.values.set(device, value);
  const text = get("device-list").querySelector(`[data-device="${device}"] .value`);
  if (!text) return;
  text.textContent = number.format(value);
  text.classList.toggle("bad", value >= shown.watch.threshold);
}

function add(points, reading) {
  if (points.length === 0 || reading.time > points.at(-1).time) points.push(reading);
}

/** Shows which device is chosen. */
function mark() {
  for (const button of get("device-list").querySelectorAll("button")) {
    const isSelected = button.dataset.device === shown.device;
    button.setAttribute("aria-pressed", String(isSelected));
    if (isSelected) get("device-title").textContent = `${button.querySelector(".name").textContent}: ${shown.watch.attribute}`;
  }
}

function clear() {
  shown.loading++;
  shown.device = "";
  shown.points = [];
  get("device-title").textContent = "No device selected";
  redraw();
}

async function select(device) {
  const loading = ++shown.loading;
  shown.device = device;
  mark();
  shown.points = [];
  const series = await load(`/api/devices/${device}/series/${encodeURIComponent(shown.watch.attribute)}`);
  if (loading !== shown.loading) return;
  // What has come meanwhile is newer.
  const points = series.map(point => ({ time: Date.parse(point.time), value: point.value }));
  for (const reading of shown.points) add(points, reading);
  shown.points = points;
  redraw();
}

function showDevices(devices) {
  const focused = document.activeElement.dataset.device;
  get("device-list").replaceChildren(...devices.map(device => {
    const item = element("li"), button = element("button", "device");
    button.type = "button";
    button.dataset.device = device.id;
    button.append(element("span", "name", device.name), element("span", "value", "–"));
    button.addEventListener("click", () => select(device.id).catch(error => problem(error.message)));
    item.append(button);
    return item;
  }));
  if (focused) get("device-list").querySelector(`[data-device="${focused}"]`)?.focus();
  for (const [device, value] of shown.values) setValue(device, value);
  get("no-devices").hidden = devices.length > 0;
  for (const field of get("command-form").elements) field.disabled = devices.length === 0;
}

function showAlert({ reading, isRaised }) {
  const item = element("li", "alert", `${clock.format(new Date(reading.time))}: ${reading.deviceName} reported ${number.format(reading.value)}. `);
  item.append(element("span", isRaised ? "quiet" : "bad", isRaised ? "The event was raised." : "The event was not raised; the log says why."));
  const list = get("alert-list");
  list.prepend(item);
  while (list.children.length > maxAlerts) list.lastChild.remove();
  get("no-alerts").hidden = true;
}

async function loadDevices() {
  const { items } = await load("/api/devices");
  const devices = items.filter(device => device.attributes.includes(shown.watch.attribute));
  showDevices(devices);
  return devices;
}

// The first event of each connection, also after the service was started again: everything is loaded anew. The alerts so far and the last values come next.
async function start(watch) {
  shown.watch = watch;
  get("watched").textContent = `${watch.attribute}, threshold ${number.format(watch.threshold)}`;
  get("alert-list").replaceChildren();
  get("no-alerts").hidden = false;
  const devices = await loadDevices();
  const device = devices.find(one => one.id === shown.device) ?? devices[0];
  if (device) await select(device.id);
}

// A device is new, gone, or has another name. What is shown of the chosen one stays if it is there.
async function change({ ids }) {
  if (!shown.watch) return;
  for (const gone of [...shown.values.keys()].filter(id => !ids.includes(id))) shown.values.delete(gone);
  const devices = (await loadDevices()).filter(device => ids.includes(device.id));
  if (devices.some(device => device.id === shown.device)) mark();
  else if (devices.length > 0) await select(devices[0].id);
  else clear();
}

const events = new EventSource("/api/live");
events.addEventListener("watch", event => start(JSON.parse(event.data)).then(() => problem(""), error => problem(error.message)));
events.addEventListener("devices", event => change(JSON.parse(event.data)).catch(error => problem(error.message)));
events.addEventListener("alert", event => showAlert(JSON.parse(event.data)));
events.addEventListener("reading", event => {
  const { deviceId, time, value } = JSON.parse(event.data);
  setValue(deviceId, value);
  if (deviceId !== shown.device) return;
  add(shown.points, { time: Date.parse(time), value });
  redraw();
});
events.addEventListener("error", () => problem("The service does not answer. Trying again …"));

get("command-form").addEventListener("submit", async event => {
  event.preventDefault();
  const sent = get("sent");
  try {
    const response = await fetch(`/api/devices/${shown.device}/commands`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: get("command-name").value }),
    });
    sent.className = response.ok ? "" : "bad";
    sent.textContent = response.ok ? "The command was sent." : (await response.json()).title;
  } catch {
    sent.className = "bad";
    sent.textContent = "The service does not answer.";
  }
});
