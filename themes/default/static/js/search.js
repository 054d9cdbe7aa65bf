// Searching: a form, a list and a status line over Pagefind's own module. Without it the page keeps its indexes.

const STEP = 10; // results shown at once; each costs one small file
const PAUSE = 150; // milliseconds without a key before a search begins

const place = document.getElementById("search");
const form = place.querySelector("form");
const input = form.elements.q;
const status = place.querySelector("[role=status]");
const list = place.querySelector(".results");
const more = place.querySelector(".more");
const indexes = document.getElementById("indexes");

let pagefind;
let found = [];
let shown = 0;
let latest = 0;
let timer;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Pagefind gives excerpts as HTML; only text and its own marks are taken over.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent,
  );
}

function entry({ url, meta, excerpt: html }) {
  const item = element("li", {}, element("a", { class: "headline", href: url, dir: "auto" }, meta.title ?? url));
  const facts = [meta.date, meta.publisher].filter(Boolean).map((words) => element("span", {}, words));
  if (facts.length) item.append(element("p", { class: "meta" }, ...facts));
  item.append(element("p", { class: "excerpt", dir: "auto" }, ...excerpt(html)));
  return item;
}

function told(words, count) {
  if (!words) return "";
  if (!count) return `Nothing found for “${words}”.`;
  return `${count.toLocaleString("en")} ${count === 1 ? "article" : "articles"} for “${words}”`;
}

function remember(words) {
  const address = new URL(location.href);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

async function show(run) {
  const page = found.slice(shown, shown + STEP);
  const entries = await Promise.all(page.map((result) => result.data()));
  if (run !== latest) return;
  list.append(...entries.map(entry));
  shown += page.length;
  more.hidden = shown >= found.length;
}

async function search() {
  clearTimeout(timer);
  const run = ++latest;
  const words = input.value.trim();
  remember(words);
  const results = words ? (await pagefind.search(words)).results : [];
  if (run !== latest) return;
  found = results;
  shown = 0;
  list.replaceChildren();
  status.textContent = told(words, found.length);
  indexes.hidden = Boolean(found.length);
  await show(run);
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    status.textContent = "The search could not be done. The lists below lead to everything.";
    indexes.hidden = false;
    console.warn(error);
  }
}

async function begin() {
  const root = new URL(place.dataset.root, location.href);
  pagefind = await import(new URL(place.dataset.pagefind, location.href).href);
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 30 });
  await pagefind.init();
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(search);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => attempt(search), PAUSE);
  });
  more.querySelector("button").addEventListener("click", async () => {
    const first = list.children.length;
    await attempt(() => show(latest));
    list.children[first]?.querySelector("a").focus();
  });
}

if (location.protocol !== "file:") {
  try {
    await begin();
    form.hidden = false;
    listen();
    input.value = new URL(location.href).searchParams.get("q") ?? "";
    if (input.value) await attempt(search);
    else input.focus({ preventScroll: true });
  } catch (error) {
    console.info("Search is not available here.", error.message);
  }
}
