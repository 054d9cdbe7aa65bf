// Notes: a passage and its note light up together, notes fold away, and some kinds may be shown alone.
// Everything can be read without this file; what it adds to the page, it makes itself.

(() => {
  const FOLDED = "notes-folded"; // kept for this visit only

  const notes = new Map(); // id → the note, the marks of its passage, the number that leads to it
  for (const aside of document.querySelectorAll(".note:not(.note-footnote)")) {
    const kind = aside.className.match(/\bnote-(\w+)/)[1];
    notes.set(aside.id.slice("note-".length), { aside, kind, marks: [], number: null });
  }
  if (!notes.size) return;

  const marks = [...document.querySelectorAll("mark[data-notes]")];
  const idsOf = (mark) => mark.dataset.notes.split(" ").filter((id) => notes.has(id));
  for (const mark of marks) for (const id of idsOf(mark)) notes.get(id).marks.push(mark);
  for (const link of document.querySelectorAll(".note-ref")) {
    const note = notes.get(idIn(link.hash));
    if (note) note.number = link;
  }

  function idIn(hash) {
    try {
      return decodeURIComponent(hash).match(/^#(?:note|ref)-(.+)$/)?.[1];
    } catch {
      return undefined; // no sound percent-encoding
    }
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // Light

  let lit = [];

  function light(ids) {
    for (const part of lit) part.classList.remove("is-lit");
    lit = ids.map((id) => notes.get(id)).flatMap(({ aside, marks, number }) => [aside, number, ...marks]);
    lit = lit.filter(Boolean);
    for (const part of lit) part.classList.add("is-lit");
  }

  function idsAt(target) {
    const place = target.closest?.(".note, .note-ref, mark[data-notes]");
    if (!place) return [];
    if (place.matches("mark")) return idsOf(place);
    const id = idIn(place.hash ?? `#${place.id}`);
    return notes.has(id) ? [id] : [];
  }

  const targeted = () => [idIn(location.hash)].filter((id) => notes.has(id));

  // What the pointer is on, or else the focus, or else what the address names.
  function lightAt(target) {
    light([idsAt(target), idsAt(document.activeElement), targeted()].find((ids) => ids.length) ?? []);
  }

  // A click on words goes to the note of the shortest passage there, unless it is on a link or chooses words.
  function lead({ target }) {
    const mark = target.closest("mark[data-notes]");
    if (!mark || target.closest("a, button") || !getSelection().isCollapsed) return;
    const length = (id) => notes.get(id).marks.reduce((sum, part) => sum + part.textContent.length, 0);
    const [id] = idsOf(mark).sort((a, b) => length(a) - length(b));
    if (id) location.hash = `note-${id}`;
  }

  // Folding: of a folded note its head is left

  const kept = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null; // this browser keeps nothing here
    }
  };

  function fold(note, isFolded) {
    note.aside.classList.toggle("is-folded", isFolded);
    note.button.setAttribute("aria-expanded", String(!isFolded));
  }

  function foldAll(isFolded) {
    for (const note of notes.values()) fold(note, isFolded);
    foldsAll.setAttribute("aria-pressed", String(isFolded));
  }

  for (const note of notes.values()) {
    const label = `Text of note ${note.aside.querySelector(".note-back").textContent}`;
    note.button = element("button", { type: "button", class: "note-fold", "aria-label": label });
    note.button.addEventListener("click", () => fold(note, !note.aside.classList.contains("is-folded")));
    note.aside.querySelector(".note-head").append(note.button);
    fold(note, false);
  }

  // Kinds

  const chosen = new Set(); // none means all
  const isShown = (note) => !chosen.size || chosen.has(note.kind);

  function show() {
    for (const note of notes.values()) {
      note.aside.classList.toggle("is-out", !isShown(note));
      note.number?.parentElement.classList.toggle("is-out", !isShown(note));
    }
    for (const mark of marks) mark.classList.toggle("is-out", !idsOf(mark).some((id) => isShown(notes.get(id))));
    for (const group of document.querySelectorAll(".notes, .loose-notes")) {
      group.classList.toggle("is-out", !group.querySelector(".note:not(.is-out)"));
    }
    for (const button of tools.querySelectorAll("[data-kind]")) {
      button.setAttribute("aria-pressed", String(chosen.has(button.dataset.kind)));
    }
    const count = [...notes.values()].filter(isShown).length;
    status.textContent = chosen.size ? `${count} of ${notes.size} notes shown` : "";
  }

  function kindButton(kind, count) {
    const name = kind[0].toUpperCase() + kind.slice(1);
    const attributes = { type: "button", class: `note-${kind}`, "data-kind": kind, "aria-pressed": "false" };
    const button = element("button", attributes, `${name} `, element("span", { class: "count" }, String(count)));
    button.addEventListener("click", () => {
      if (!chosen.delete(kind)) chosen.add(kind);
      show();
    });
    return button;
  }

  // The row above the text

  const foldsAll = element("button", { type: "button", class: "note-fold-all", "aria-pressed": "false" }, "Fold notes");
  foldsAll.addEventListener("click", () => {
    const isFolded = foldsAll.getAttribute("aria-pressed") !== "true";
    foldAll(isFolded);
    kept((storage) => (isFolded ? storage.setItem(FOLDED, "yes") : storage.removeItem(FOLDED)));
  });
  const status = element("span", { class: "note-tools-status", role: "status" });
  const tools = element("div", { class: "note-tools", role: "group", "aria-label": "Notes" });
  const counts = new Map();
  for (const { kind } of notes.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (counts.size > 1) {
    tools.append(element("span", { class: "note-tools-label" }, "Show only"));
    for (const [kind, count] of counts) tools.append(kindButton(kind, count));
  }
  tools.append(foldsAll, status);
  if (notes.size > 1) (document.querySelector(".text") ?? document.querySelector(".loose-notes")).before(tools);

  // Whoever is led to a note finds it shown and open.
  function arrive() {
    const [id] = targeted();
    const note = notes.get(id);
    if (note && (!isShown(note) || note.aside.classList.contains("is-folded"))) {
      if (!isShown(note)) chosen.clear();
      show();
      fold(note, false);
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    }
    light(targeted());
  }

  if (kept((storage) => storage.getItem(FOLDED))) foldAll(true);
  document.addEventListener("pointerover", (event) => lightAt(event.target));
  document.addEventListener("focusin", (event) => lightAt(event.target));
  document.addEventListener("focusout", () => light(targeted()));
  document.addEventListener("click", lead);
  addEventListener("hashchange", arrive);
  arrive();
})();
