// What the page does in the browser itself: markers open their source, answers are copied, built-in words are Swedish.
"use strict";

const SWEDISH = {
  "Close": "Stäng",
  "Close sidebar": "Stäng sidofältet",
  "Collapse sidebar": "Stäng sidofältet",
  "Open sidebar": "Öppna sidofältet",
  "Expand sidebar": "Öppna sidofältet",
  "Send message": "Skicka frågan",
  "Clear all": "Rensa",
  "Clear value": "Rensa",
  "Copy to clipboard": "Kopiera",
  "Copied": "Kopierat",
  "Main menu": "Meny",
  "Print": "Skriv ut",
  "Settings": "Inställningar",
  "Record screen": "Spela in skärmen",
  "Record a screencast": "Spela in skärmen",
  "Skip to main content": "Hoppa till innehållet",
  "Sidebar": "Sidofält",
  "App pages": "Sidor",
  "file upload": "Välj filer",
  "Open": "Öppna",
  "About": "Om",
  "Theme": "Utseende",
  "Light": "Ljust",
  "Dark": "Mörkt",
  "System": "Som datorn",
  "Use system setting": "Som datorn",
  "Choose app theme, colors and fonts": "Välj sidans utseende",
  "Wide mode": "Bred sida",
  "Appearance": "Utseende",
  "Upload": "Välj filer",
  "Browse files": "Välj filer",
  "Drag and drop files here": "Släpp filer här",
  "Remove file": "Ta bort filen",
  "Increment value": "Öka",
  "Decrement value": "Minska",
  "Show help": "Visa hjälp",
  "No results": "Inga träffar",
  "Choose an option": "Välj",
  "Choose options": "Välj",
  "No options to select": "Inget att välja",
  "No options": "Inget att välja",
  "Select all": "Välj alla",
  "Running...": "Arbetar …",
  "Stop": "Stoppa",
  "Connecting": "Ansluter …",
  "Connection error": "Ingen kontakt med servern",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Sidan försöker igen av sig själv. Hjälper det inte inom någon minut: ladda om den, eller be den som sköter programmet att starta det igen. Dina samtal finns kvar.",
  "Press Enter to apply": "Tryck Enter",
  "Press Ctrl+Enter to apply": "Tryck Ctrl+Enter",
  "Press ⌘+Enter to apply": "Tryck ⌘+Enter",
  "Press Ctrl+Enter to submit form": "Tryck Ctrl+Enter för att fråga",
};
const PATTERNS = [
  [/^(?:Limit )?(\d+)\s?MB per file.*$/, "Högst $1 MB per fil"],
  [/^Help for (.*)$/, "Hjälp om $1"],
  [/^Clear (.+)$/, "Rensa $1"],
];
const NAMED = ["aria-label", "title", "placeholder"];
const SPOKEN = ".nv-answer, .nv-question, .nv-library, input, textarea"; // what people and documents wrote stays as it is

function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) {
    translateText(root);
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".nv-answer, .nv-question, .nv-library")) return;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const name of NAMED) {
      const swedish = inSwedish(element.getAttribute(name));
      if (swedish) element.setAttribute(name, swedish);
    }
  }
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) translateText(words.currentNode);
}

function inSwedish(found) {
  const pattern = PATTERNS.find(([english]) => english.test(found));
  return SWEDISH[found] ?? (pattern && found.replace(...pattern));
}

function translateText(node) {
  const swedish = inSwedish(node.data.trim());
  if (swedish && !node.parentElement?.closest(SPOKEN)) node.data = swedish;
}

function openSource(link) {
  const source = document.getElementById(link.hash.slice(1));
  if (!source) return;
  source.open = true;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  source.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
  source.querySelector("summary").focus({ preventScroll: true });
}

async function copy(button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    const field = document.createElement("textarea"); // a page served without https has no clipboard
    field.value = button.dataset.copy;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = "Kopierat";
  setTimeout(() => (button.textContent = label), 2000);
}

// A new question comes to the top of the page, so that its answer is read from its start, and stays there while the
// answer arrives (Streamlit would scroll to the answer's end), unless the reader scrolls.
let asked = 0;
let followed = null;
let arrival = 0;
function followQuestion() {
  const questions = document.querySelectorAll(".nv-question");
  const last = questions[questions.length - 1];
  const turn = last?.closest('[class*="st-key-turn-"]');
  if (turn && !turn.classList.contains("nv-last")) {
    document.querySelectorAll(".nv-last").forEach((other) => other.classList.remove("nv-last"));
    turn.classList.add("nv-last");
  }
  if (questions.length > asked) followed = last;
  asked = questions.length;
  if (followed) {
    followed = last; // the page may have drawn it anew
    clearTimeout(arrival);
    arrival = setTimeout(() => (followed = null), 3000);
    stay();
  }
}

// What has come is said once, by a place that is there all the time: a screen reader hears no new one.
const said = document.createElement("div");
said.className = "nv-hidden";
said.setAttribute("role", "status");
said.setAttribute("aria-live", "polite");
let news = null; // the name of the answer that was said last: the page marks the one that has just come
function sayAnswer() {
  if (!said.isConnected) document.body.append(said);
  const mark = document.querySelector(".nv-news");
  if (!mark || mark.dataset.name === news) return;
  news = mark.dataset.name;
  const parts = mark.closest('[class*="st-key-turn-"]')?.querySelectorAll(".nv-answer :is(.nv-banner, .nv-text)") ?? [];
  said.textContent = [...parts].map((part) => part.innerText).join(". ");
}

function stay() {
  followed?.scrollIntoView({ block: "start" });
}
document.addEventListener("scroll", stay, true);
for (const ownScroll of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  document.addEventListener(ownScroll, () => (followed = null), { capture: true, passive: true });
}

// An opened source shows its quote, its cell and its page, however much of the document stands before it.
document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.open || !event.target.matches?.(".nv-source")) return;
    for (const part of event.target.querySelectorAll(".nv-quote, .nv-excerpt")) {
      const mark = part.querySelector("mark");
      if (!mark) continue;
      const seen = mark.getBoundingClientRect();
      const around = part.getBoundingClientRect();
      part.scrollTop += seen.top - around.top - part.clientHeight / 3;
      part.scrollLeft += seen.left - around.left - part.clientWidth / 2;
    }
    event.target.querySelectorAll(".nv-page:empty").forEach(showPage);
  },
  true,
);

async function showPage(pane) {
  const image = new Image();
  image.alt = pane.dataset.name;
  try {
    const answer = await fetch(pane.dataset.picture);
    if (!answer.ok) throw new Error(answer.status);
    image.src = URL.createObjectURL(await answer.blob());
    await image.decode();
    pane.replaceChildren(image);
    const place = answer.headers.get("X-Place");
    if (place !== null) pane.scrollTop = (image.clientHeight * place) / 100 - pane.clientHeight / 3;
  } catch {
    pane.textContent = pane.dataset.failed;
  }
}

// A table is sorted by the column whose head is clicked: figures by their size, words as Swedish sorts them.
function sortBy(button) {
  const head = button.closest("th");
  const body = head.closest("table").tBodies[0];
  const at = head.cellIndex;
  const up = head.getAttribute("aria-sort") !== "ascending";
  const keyed = [...body.rows].map((row) => ({ row, words: wordsOf(row.cells[at]), figure: figureOf(row.cells[at]) }));
  const figures = keyed.filter((one) => one.figure !== null).length > keyed.length / 2;
  const told = (one) => (figures ? one.figure !== null : one.words !== "");
  keyed.sort((one, other) => {
    if (!told(one) || !told(other)) return told(other) - told(one); // what is not told comes last, whichever way
    const order = figures ? one.figure - other.figure : one.words.localeCompare(other.words, "sv", { numeric: true });
    return up ? order : -order;
  });
  head.parentElement.querySelectorAll("th").forEach((other) => other.setAttribute("aria-sort", "none"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  body.append(...keyed.map((one) => one.row));
}

function wordsOf(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll(".nv-marker, .nv-hidden, small").forEach((marker) => marker.remove());
  const words = copy.textContent.trim();
  return /^[–-]?$/.test(words) ? "" : words;
}

function figureOf(cell) {
  const found = /^[-−–]?\s?\d[\d\s]*(,\d+)?/.exec(wordsOf(cell));
  return found && Number(found[0].replace(/[−–]/, "-").replace(/\s/g, "").replace(",", "."));
}

document.addEventListener("click", (event) => {
  const sort = event.target.closest?.("button.nv-sort");
  if (sort) sortBy(sort);
  const link = event.target.closest?.("a.nv-marker");
  const button = event.target.closest?.("button.nv-copy");
  if (link) {
    event.preventDefault();
    openSource(link);
  } else if (button) {
    copy(button);
  }
});

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "attributes") translate(change.target);
    else if (change.type === "characterData") translateText(change.target);
    else change.addedNodes.forEach(translate);
  }
  followQuestion();
  sayAnswer();
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: NAMED,
});
