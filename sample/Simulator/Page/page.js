// Asks the simulator twice a second for what is new, and changes what differs, so that focus and scroll positions stay.
import { draw } from "/simulator/page/chart.js";

const interval = 500, hiddenInterval = 3000, maxRows = 200;
const get = id => document.getElementById(id);
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const count = new Intl.NumberFormat();
const shown = { application: "", device: "", attribute: "", search: "", after: 0, devices: [], paused: false };

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function setOptions(select, options, chosen) {
  const wanted = JSON.stringify(options);
  if (select.dataset.options !== wanted) {
    select.dataset.options = wanted;
    select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  }
  if (chosen !== undefined && select.value !== chosen) select.value = chosen;
  select.disabled = options.length === 0;
}

/** Makes the children of a list those of the items, in their order; each is made once and filled anew. */
function fill(list, items, key, make, update) {
  const known = new Map([...list.children].map(child => [child.dataset.key, child]));
  items.forEach((item, i) => {
    let child = known.get(key(item));
    if (!child) {
      child = make(item);
      child.dataset.key = key(item);
    }
    known.delete(key(item));
    if (list.children[i] !== child) list.insertBefore(child, list.children[i] ?? null);
    update(child, item);
  });
  for (const gone of known.values()) gone.remove();
}

function showDevices(now) {
  fill(get("device-list"), now.devices, device => device.id, device => {
    const item = element("li"), button = element("button", "device"), line = element("div");
    button.type = "button";
    button.addEventListener("click", () => select(device.id));
    line.append(element("span", "name"), element("span", "about"));
    button.append(line, element("div", "values"));
    item.append(button);
    return item;
  }, (item, device) => {
    const button = item.firstChild;
    button.setAttribute("aria-pressed", String(device.id === shown.device));
    setText(button.querySelector(".name"), device.name ?? "");
    setText(button.querySelector(".about"), device.class + (device.connected === null ? "" : device.connected ? ", connected" : ", disconnected"));
    fill(button.querySelector(".values"), device.values, value => value.name, value => {
      const made = element("div");
      made.append(element("span", "", value.name + " "), element("b"));
      return made;
    }, (made, value) => setText(made.lastChild, value.value === null ? "–" : String(value.value)));
  });
  setText(get("device-count"), now.devices.length < now.deviceCount ? `${count.format(now.devices.length)} of ${count.format(now.deviceCount)}` : count.format(now.deviceCount));
  get("no-devices").hidden = now.deviceCount > 0 || shown.search !== "";
}

function showChosen(now) {
  const device = shown.devices.find(one => one.id === shown.device);
  setText(get("device-title"), device ? device.name : shown.device ? "Device" : "No device selected");
  setText(get("device-id"), shown.device);
  if (device) {
    const numbers = device.values.filter(value => value.type === "number").map(value => [value.name, value.name]);
    if (!numbers.some(([name]) => name === shown.attribute)) shown.attribute = numbers[0]?.[0] ?? "";
    setOptions(get("attribute"), numbers, shown.attribute);
    setOptions(get("state-attribute"), device.values.map(value => [value.name, value.name]));
  }
  for (const field of document.querySelectorAll("form input, form button")) field.disabled = !shown.device;
  const { text, high, low } = draw(get("chart"), now.chart, now.now);
  setText(get("chart-text"), text);
  setText(get("high"), high);
  setText(get("low"), low);
}

function showRequests(now) {
  const rows = get("request-rows");
  for (const request of now.requests) {
    const row = element("tr"), what = element("td"), status = element("td");
    what.append(element("span", "method", request.method), element("span", "mono", request.path), element("span", "action", request.action ?? "no action"));
    const kind = request.status >= 500 || request.status === 0 ? "bad" : request.status >= 400 ? "warn" : "good";
    status.append(element("b", kind, request.status === 0 ? "none" : String(request.status)));
    const problem = [request.fault && `Fault: ${request.fault}`, request.error].filter(Boolean).join(" – ");
    row.append(element("td", "", clock.format(request.time)), what, status, element("td", "number", String(request.milliseconds)), element("td", "", problem));
    rows.prepend(row);
  }
  while (rows.children.length > maxRows) rows.lastChild.remove();
  setText(get("request-count"), count.format(now.requestCount));
  get("no-requests").hidden = rows.children.length > 0;
}

function showJobs(now) {
  fill(get("job-list"), now.jobs, job => job.id, () => {
    const item = element("li", "job");
    item.append(element("b"), element("span"), element("progress"), element("span", "error"));
    return item;
  }, (item, job) => {
    const [name, status, progress, error] = item.children;
    setText(name, job.name);
    setText(status, `${job.status.replace("InP", "In p")}, ${count.format(job.completed)} of ${count.format(job.total)}`);
    status.className = job.error ? "bad" : job.status === "Completed" ? "good" : "";
    progress.max = Math.max(1, job.total);
    progress.value = job.status === "Completed" ? progress.max : job.completed;
    progress.setAttribute("aria-label", `Progress of ${job.name}`);
    setText(error, job.error ?? "");
  });
  get("no-jobs").hidden = now.jobs.length > 0;
}

function show(now) {
  setText(get("url"), `${now.url} – ${count.format(now.streams)} open ${now.streams === 1 ? "stream" : "streams"}`);
  shown.application = now.application;
  shown.devices = now.devices;
  setOptions(get("application"), now.applications.map(one => [one.id, one.name]), now.application);
  if (!shown.device && now.devices.length > 0) shown.device = (now.devices.find(device => device.values.some(value => value.type === "number")) ?? now.devices[0]).id;

  // A simulator that was started again counts from the beginning.
  if (now.requestCount < shown.after) get("request-rows").replaceChildren();
  shown.after = now.requestCount;
  showDevices(now);
  showChosen(now);
  showRequests(now);
  showJobs(now);
}

async function refresh() {
  const { application, device, attribute, search, after } = shown;
  const response = await fetch("/simulator/page/now?" + new URLSearchParams({ application, device, attribute, search, after }), { cache: "no-store" });
  const now = await response.json();
  if (!response.ok) throw new Error(now.message);
  show(now);
}

async function run() {
  if (!shown.paused) {
    try {
      await refresh();
      setText(get("connection"), "");
    } catch {
      setText(get("connection"), "The simulator does not answer. Trying again …");
    }
  }
  setTimeout(run, document.hidden ? hiddenInterval : interval);
}

function select(id) {
  shown.device = id;
  shown.attribute = "";
  say("");
  refresh().catch(() => {});
}

function say(text, bad = false) {
  const sent = get("sent");
  sent.className = bad ? "bad" : "";
  sent.textContent = text;
}

async function send(what, body) {
  try {
    const response = await fetch(`/simulator/page/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ application: shown.application, device: shown.device, body }),
    });
    const { message } = await response.json();
    say(response.ok ? `The ${what} was sent.` : message, !response.ok);
    if (response.ok) await refresh();
  } catch {
    say("The simulator does not answer.", true);
  }
}

get("state-form").addEventListener("submit", event => {
  event.preventDefault();
  const name = get("state-attribute").value, text = get("state-value").value;
  // The simulator reads numbers and booleans from text, by the type of the attribute.
  send("state", { data: { [name]: text } });
});

get("command-form").addEventListener("submit", event => {
  event.preventDefault();
  const text = get("command-payload").value.trim();
  try {
    send("command", { name: get("command-name").value, ...(text && { payload: JSON.parse(text) }) });
  } catch {
    say("The payload is not valid JSON.", true);
    get("command-payload").focus();
  }
});

get("search").addEventListener("input", event => { shown.search = event.target.value.trim(); refresh().catch(() => {}); });
get("attribute").addEventListener("change", event => { shown.attribute = event.target.value; refresh().catch(() => {}); });
get("application").addEventListener("change", event => { Object.assign(shown, { application: event.target.value, device: "", attribute: "" }); refresh().catch(() => {}); });
get("pause").addEventListener("click", event => {
  shown.paused = !shown.paused;
  event.target.setAttribute("aria-pressed", String(shown.paused));
});
run();
