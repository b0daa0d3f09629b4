// The page Siffror: a figure shows where it stands, and a wide table fits the paper.
"use strict";

// A figure of a table shows where it stands, in the place that is kept for it.
async function showFigure(button) {
  const pane = button.closest(".nv-figures").parentElement.querySelector(".nv-pane");
  document.querySelectorAll(".nv-figure[aria-pressed]").forEach((other) => other.removeAttribute("aria-pressed"));
  button.setAttribute("aria-pressed", "true");
  try {
    const answer = await fetch(button.dataset.source);
    if (!answer.ok) throw new Error(answer.status);
    pane.innerHTML = await answer.text();
    const source = pane.querySelector(".nv-source");
    source.open = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    pane.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
    source.querySelector("summary").focus({ preventScroll: true });
  } catch {
    pane.textContent = pane.dataset.failed;
  }
}

document.addEventListener("click", (event) => {
  const figure = event.target.closest?.("button.nv-figure");
  if (figure) showFigure(figure);
});

// A4 across less its margins, in CSS pixels: 297 mm and 2 times 12 mm at 96 to the inch, less the page's own padding.
const PAPER = 1000;

addEventListener("beforeprint", () => {
  document.querySelectorAll(".nv-figures").forEach((scroll) => {
    const wide = scroll.firstElementChild.scrollWidth;
    scroll.style.setProperty("--nv-fit", Math.min(1, PAPER / wide).toFixed(3));
  });
});
