// Browsers and tabs that are killed as they write into the outbox: all that was called written is there
// when it is opened again, and it stands exactly as after one step or another, never between two.

import { type ChildProcess, spawn } from "node:child_process";
import { chromium, expect, test } from "@playwright/test";
import { browser } from "../support/browser";
import { WritingPage } from "./page";

const KILLS = Number(process.env.RAPPORT_KILLS ?? 100);
/** The longest that a page writes before it is killed. */
const LONGEST = 60;
const PROGRESS = 100;

/** One of so many is killed while it opens. */
const OPENING = 5;

/** Now soon, now late, and the same in every run. */
const moment = (kill: number) => Number((BigInt(kill) * 2_654_435_761n) % BigInt(LONGEST));

/** Fewer processes are started sooner; that of the databases is the browser's own in any case. */
const LEAN = [
  "--headless=new",
  "--in-process-gpu",
  "--no-zygote",
  "--disable-breakpad",
  "--disable-extensions",
  "--disable-software-rasterizer",
  "--enable-features=NetworkServiceInProcess2",
];

const sleep = (wait: number) => new Promise((done) => setTimeout(done, wait));

async function killAgainAndAgain(page: WritingPage, kill: (number: number) => Promise<void>): Promise<void> {
  try {
    for (let number = 1; number <= KILLS; number += 1) {
      await kill(number);
      if (page.broken !== undefined) throw new Error(page.broken);
      if (number % PROGRESS === 0) console.log(`${number} kills, step ${page.heard}, ${page.further} times further`);
    }
  } finally {
    page.close();
  }
  expect(page.heard, "it has written meanwhile").toBeGreaterThan(KILLS);
}

test("whole browsers", async ({}, info) => {
  const page = await WritingPage.serve();
  const { executablePath, args } = browser.launchOptions;
  const words = [...args, ...LEAN, `--user-data-dir=${info.outputPath("profile")}`, page.address];
  await killAgainAndAgain(page, async (number) => {
    const started = page.started();
    const opened = page.opened();
    const process_: ChildProcess = spawn(executablePath, words, { detached: true, stdio: "ignore" });
    const gone = new Promise((done) => process_.once("exit", done));
    await (number % OPENING === 0 ? started : opened);
    await sleep(moment(number));
    // The whole group: all of its processes at once.
    process.kill(-process_.pid!, "SIGKILL");
    await gone;
  });
});

test("tabs", async ({}, info) => {
  const page = await WritingPage.serve();
  const context = await chromium.launchPersistentContext(info.outputPath("profile"), browser);
  await killAgainAndAgain(page, async (number) => {
    const started = page.started();
    const opened = page.opened();
    const tab = await context.newPage();
    await tab.goto(page.address, { waitUntil: "commit" });
    await (number % OPENING === 0 ? started : opened);
    await sleep(moment(number));
    const session = await context.newCDPSession(tab);
    const crashed = tab.waitForEvent("crash");
    // It does not live to answer.
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    await tab.close();
  });
  await context.close();
});
