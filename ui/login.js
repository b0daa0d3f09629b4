// Where people log in, the page looks whether they still are: of one who has logged out elsewhere, or whose day is over,
// nothing stays on the screen.
"use strict";

const EVERY_MILLISECONDS = 30_000;

async function lookWhetherLoggedIn() {
  try {
    const answer = await fetch("./inloggad", { cache: "no-store" });
    if (answer.status === 401 || answer.status === 403) location.reload();
  } catch {
    // the server is gone for a moment, which the page says itself
  }
}

if ("inloggning" in document.documentElement.dataset) {
  setInterval(lookWhetherLoggedIn, EVERY_MILLISECONDS);
  addEventListener("focus", lookWhetherLoggedIn);
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // kept by the browser as it was, from before a log-out
  });
}
