// Measures inside the page, so that no message between browser and test is in a figure.

import type { Page } from "@playwright/test";

export interface Readings {
  /** From the navigation to the first row of the inbox being painted. */
  firstRow?: number;
  /** From the navigation to the status chip saying that everything is here. */
  settled?: number;
  /** Durations of tasks that kept the main thread for more than 50 ms. */
  longTasks: number[];
  /**
   * From pressing *Log* to the message being in the page, being painted, being durable; and how many
   * frames were drawn before the first that shows it.
   */
  logged: { seen: number; painted: number; saved: number; frames: number }[];
}

declare global {
  interface Window {
    readings: Readings;
  }
}

/** Begins with every page of the context. */
export async function probe(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

function watch(): void {
  const readings: Readings = { longTasks: [], logged: [] };
  window.readings = readings;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) readings.longTasks.push(entry.duration);
  }).observe({ type: "longtask", buffered: true });

  interface Press {
    at: number;
    articles: number;
    frames: number;
    seen?: number;
    painted?: number;
  }
  let pressed: Press | undefined;
  const articles = () => document.querySelectorAll('[role="log"] article').length;
  const painted = (then: (at: number) => void) => {
    // The task after the frame: what was changed before it has been drawn.
    requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  };

  new MutationObserver(() => {
    if (readings.firstRow === undefined && document.querySelector('ul[aria-label="Conversations"] li a')) {
      readings.firstRow = Number.NaN;
      painted((at) => (readings.firstRow = at));
    }
    const chip = document.querySelector('nav [role="status"]')?.textContent ?? "";
    if (readings.settled === undefined && /^(Live|Offline|Checking).*all saved/.test(chip)) {
      readings.settled = performance.now();
    }
    if (pressed !== undefined && pressed.seen === undefined && articles() > pressed.articles) {
      const mine = pressed;
      mine.seen = performance.now() - mine.at;
      painted((at) => (mine.painted = at - mine.at));
    }
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });

  addEventListener(
    "click",
    (event) => {
      const button = (event.target as Element).closest("button");
      if (/^Log/.test(button?.textContent ?? "")) {
        const mine: Press = { at: event.timeStamp, articles: articles(), frames: 0 };
        pressed = mine;
        // Told at the end of a frame, just before it is drawn.
        const count = () => {
          if (mine.seen !== undefined) return;
          mine.frames += 1;
          requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
      }
    },
    { capture: true },
  );

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...words: Parameters<typeof transaction>) {
    const begun = transaction.apply(this, words);
    const mine = pressed;
    if (mine !== undefined && begun.mode === "readwrite" && this.name.includes("outbox")) {
      begun.addEventListener("complete", () => {
        const saved = performance.now() - mine.at;
        if (pressed !== mine) return;
        pressed = undefined;
        const finish = () => {
          if (mine.painted === undefined) return void setTimeout(finish);
          const { frames, painted } = mine;
          readings.logged.push({ seen: mine.seen!, painted, saved, frames });
        };
        finish();
      });
    }
    return begun;
  };
}

/** The longest task; those that are shorter than 50 ms are not told by the browser. */
export function longest(readings: Readings): number {
  return Math.max(0, ...readings.longTasks);
}
