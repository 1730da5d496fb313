// The inbox of a large team: 50,000 conversations, 500,000 messages. Scrolled, narrowed by each thing
// that narrows it, opened, searched, and acted on in bulk.

import { expect, type Page, test } from "@playwright/test";
import { Api } from "../support/api";
import { serve } from "./data";
import { report } from "./figures";
import { held, keepMemory } from "./memory";
import { probe } from "./probe";

const SIZE = {
  conversations: Number(process.env.BENCH_LARGE_CONVERSATIONS ?? 50_000),
  messages: Number(process.env.BENCH_LARGE_MESSAGES ?? 500_000),
};
/** As many as a large bulk act takes. */
const MANY = 5_000;
/** What a person does not notice. */
const LONG_TASK = 50;

declare global {
  interface Window {
    /** From each frame to the next, in ms. */
    gaps: number[];
  }
}

/** Counts frames for as long as the page stands. */
function watchFrames(): void {
  window.gaps = [];
  let before = performance.now();
  const frame = (now: number) => {
    window.gaps.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const FRAME = 1000 / 60;

test("the inbox at scale", async ({ browser }) => {
  test.setTimeout(2_400_000);
  const { server, remove } = await serve(SIZE);
  const { api, cookies } = await Api.openSample(server);
  const context = await browser.newContext({ baseURL: server.address, storageState: cookies });
  const page = await context.newPage();
  await probe(page);
  await page.addInitScript(keepMemory);
  await page.addInitScript(watchFrames);
  const group = `${SIZE.conversations} conversations`;
  const longest = async (name: string, act: () => Promise<void>) => {
    const read = () =>
      page.evaluate(() => ({ tasks: window.readings.longTasks.length, frames: window.gaps.length }));
    const before = await read();
    await act();
    const { tasks, gaps } = await page.evaluate(
      ({ tasks, frames }) => ({
        tasks: window.readings.longTasks.slice(tasks),
        gaps: window.gaps.slice(frames),
      }),
      before,
    );
    const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
    report({ name: `${group}, ${name}: longest task`, value: Math.max(0, ...tasks), unit: "ms", target: LONG_TASK });
    report({ name: `${group}, ${name}: frames dropped`, value: dropped, unit: "frames", n: gaps.length });
    report({ name: `${group}, ${name}: longest frame`, value: Math.max(FRAME, ...gaps), unit: "ms" });
  };

  await page.goto("/inbox");
  await page.waitForFunction(() => window.readings.settled !== undefined, undefined, { timeout: 600_000 });
  report({ name: `${group}, first load`, value: await page.evaluate(() => performance.now()), unit: "ms" });
  const devtools = await context.newCDPSession(page);
  const before = await held(page, devtools);

  const list = page.getByRole("list", { name: "Conversations" });
  const rows = list.getByRole("link");
  await longest("scroll", async () => {
    await list.hover();
    for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, 4_000);
  });
  await page.mouse.move(1_200, 500);

  const form = page.getByRole("group", { name: "Show only" });
  const openForm = async () => {
    if (!(await form.isVisible())) await page.getByRole("button", { name: "Filter", exact: true }).click();
  };
  await openForm();
  const clear = page.getByRole("button", { name: "Clear filters" }).first();
  const sizes: { at: number; value: string; size: number }[] = [];
  const labels = await form.getByRole("combobox").evaluateAll((all) =>
    all.map((one) => (one as HTMLSelectElement).labels?.[0]?.firstChild?.textContent?.trim() ?? ""),
  );
  for (const [at, label] of labels.entries()) {
    await openForm();
    const select = form.getByRole("combobox").nth(at);
    const value = await select.evaluate((one) => (one as HTMLSelectElement).options[1]?.value ?? "");
    if (value === "") continue;
    await longest(`filter by ${label.toLowerCase()}`, async () => {
      await select.selectOption(value);
      sizes.push({ at, value, size: await shown(page) });
    });
    await clear.click();
    await expect(page.getByRole("group", { name: "Shown only" })).toHaveCount(0);
  }
  for (const name of ["Needs a reply", "Requires action", "Unread"]) {
    const chip = page.getByRole("group", { name: "Filter" }).getByRole("button", { name: new RegExp(`^${name}`) });
    await longest(`filter by ${name.toLowerCase()}`, async () => {
      await chip.click();
      await shown(page);
    });
    await clear.click();
  }
  await longest("a channel", async () => {
    await page.getByRole("navigation", { name: "Channel" }).getByRole("link").nth(1).click();
    await shown(page);
  });
  await clear.click();

  await longest("search the list", async () => {
    await page.getByRole("searchbox").pressSequentially("zzyzx", { delay: 60 });
    await there(page, ".empty h2", "^Nothing found$");
    await page.getByRole("searchbox").fill("");
  });

  const fitting = sizes.filter(({ size }) => size >= MANY).sort((one, other) => one.size - other.size)[0];
  const taken = fitting ?? sizes.sort((one, other) => other.size - one.size)[0]!;
  await openForm();
  await form.getByRole("combobox").nth(taken.at).selectOption(taken.value);
  await shown(page);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await page.getByRole("button", { name: "Select several" }).click();
  const bar = page.getByRole("group", { name: "With the selection" });
  await longest("select all", async () => {
    await rows.first().locator("xpath=..").getByRole("checkbox").click();
    await bar.getByRole("button", { name: /^Select all/ }).click();
    await expect(bar.getByRole("button", { name: /^Select all/ })).toHaveCount(0);
  });
  report({ name: `${group}, selected`, value: taken.size, unit: "rows" });
  const timed = async (name: string, act: () => Promise<void>) => {
    const begun = Date.now();
    await longest(name, act);
    report({ name: `${group}, ${name}`, value: Date.now() - begun, unit: "ms" });
  };
  await timed("tag all", async () => {
    await bar.getByRole("textbox", { name: "Tag, or -tag" }).fill("measured");
    await page.keyboard.press("Enter");
    await there(page, ".toast", "^Tagged “measured”");
  });
  await timed("undo it", async () => {
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await there(page, ".toast", "^Taken back");
  });
  await bar.getByRole("button", { name: "Clear selection" }).click();
  await clear.click();

  await longest("open one after another", async () => {
    await page.getByRole("navigation", { name: "Which conversations" }).focus();
    for (let opened = 0; opened < 20; opened += 1) {
      const before = page.url();
      await page.keyboard.press("ArrowDown");
      await page.waitForFunction(
        (before) => location.href !== before && document.querySelector("[role=log] article") !== null,
        before,
      );
    }
  });

  await page.getByRole("link", { name: "Search", exact: true }).first().click();
  const field = page.getByRole("combobox", { name: "Search people, accounts" });
  for (const turn of ["first", "again"]) {
    await timed(`search everything, ${turn}`, async () => {
      await field.pressSequentially("zzyzx", { delay: 60 });
      await there(page, "p", "^(On this device:|These are the first)");
    });
    await field.fill("");
  }
  await timed("search everything, tag and unread", async () => {
    await field.fill("is:unread is:mine");
    await there(page, "p", "^(On this device:|These are the first)");
  });

  const after = await held(page, devtools);
  for (const [name, unit] of [["app", "MB"], ["scripts", "MB"]] as const) {
    report({ name: `${group}: ${name} once loaded`, value: before[name], unit });
    report({ name: `${group}: ${name} in the end`, value: after[name], unit });
  }
  await context.close();
  await api.close();
  await remove();
});

/**
 * Waits for a text without working in the page: whoever expects in vain is told what the page looks like
 * instead, which takes the page itself a tenth of a second each time.
 */
async function there(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([selector, text]) => {
      const all = [...document.querySelectorAll(selector!)];
      return all.some((one) => new RegExp(text!).test(one.textContent?.trim() ?? ""));
    },
    [selector, text],
    { timeout: 600_000 },
  );
}

/** How many the list shows, once that rests. */
async function shown(page: Page): Promise<number> {
  const count = () => page.evaluate(() => document.querySelector(".narrowings__count")?.textContent ?? "");
  let before = "";
  for (;;) {
    await page.waitForTimeout(400);
    const now = await count();
    if (now === before && now !== "") return Number(now.replace(/[^0-9]/g, ""));
    before = now;
  }
}
