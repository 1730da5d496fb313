// The app with 20,000 conversations and 200,000 messages: starts, the press of *Log*, long tasks.

import { expect, type Page, test } from "@playwright/test";
import { Api } from "../support/api";
import { ConversationPage, isInstalled } from "../support/conversation";
import { CONVERSATIONS, serve } from "./data";
import { report, reportAll } from "./figures";
import { longest, probe, type Readings } from "./probe";

/** A frame at 60 a second. */
const FRAME = 1000 / 60;
/** What a person does not notice. */
const LONG_TASK = 50;
const REPEATED = 7;
const LOGGED = 30;

const readings = (page: Page) => page.evaluate(() => window.readings) as Promise<Readings>;

async function settle(page: Page): Promise<Readings> {
  await page.waitForFunction(() => Number.isFinite(window.readings.firstRow) && window.readings.settled);
  return readings(page);
}

test("starts, scrolling, and logging", async ({ browser }) => {
  const { server, remove } = await serve();
  const { api, cookies } = await Api.openSample(server);
  const context = await browser.newContext({ baseURL: server.address, storageState: cookies });
  let page = await context.newPage();
  await probe(page);

  await test.step("cold", async () => {
    await page.goto("/inbox");
    const cold = await settle(page);
    report({ name: "start, cold: first row", value: cold.firstRow!, unit: "ms" });
    report({ name: "start, cold: everything on the device", value: cold.settled!, unit: "ms" });
    report({ name: "start, cold: longest task", value: longest(cold), unit: "ms", target: LONG_TASK });
    report({ name: "start, cold: conversations", value: CONVERSATIONS, unit: "rows" });
    await isInstalled(page);
  });

  const start = async (name: string) => {
    const firstRow: number[] = [];
    const tasks: number[] = [];
    for (let run = 0; run < REPEATED; run += 1) {
      await page.close();
      page = await context.newPage();
      await probe(page);
      await page.goto("/inbox");
      const all = await settle(page);
      firstRow.push(all.firstRow!);
      tasks.push(longest(all));
    }
    reportAll(`start, ${name}: first row`, firstRow);
    report({
      name: `start, ${name}: longest task`,
      value: Math.max(...tasks),
      unit: "ms",
      n: REPEATED,
      target: LONG_TASK,
    });
  };
  await test.step("warm", () => start("warm"));

  await test.step("reading", async () => {
    const before = (await readings(page)).longTasks.length;
    const list = page.getByRole("list", { name: "Conversations" });
    await list.hover();
    for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, 4_000);
    for (let opened = 0; opened < 10; opened += 1) await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.querySelector('[role="log"] article') !== null);
    await page.getByRole("searchbox").pressSequentially("forn", { delay: 60 });
    await page.getByRole("searchbox").fill("");
    const after = (await readings(page)).longTasks.slice(before);
    const value = Math.max(0, ...after);
    report({ name: "scroll, open, search: longest task", value, unit: "ms", target: LONG_TASK });
  });

  await test.step("log", async () => {
    await list(page).first().click();
    const conversation = new ConversationPage(page);
    await expect(conversation.messages.first()).toBeVisible();
    const before = (await readings(page)).longTasks.length;
    for (let logged = 1; logged <= LOGGED; logged += 1) {
      await conversation.choose("Paste reply");
      await conversation.theyWrote.fill(`A reply that stands nowhere else, number ${logged}`);
      await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
      await conversation.log.click();
      await page.waitForFunction((n) => window.readings.logged.length === n, logged);
    }
    const { logged, longTasks } = await readings(page);
    report({
      name: "press Log: drawn before the message, most",
      value: Math.max(...logged.map((each) => each.frames)),
      unit: "frames",
      n: logged.length,
      target: 0,
    });
    reportAll("press Log: in the page", logged.map((each) => each.seen), FRAME);
    reportAll("press Log: painted", logged.map((each) => each.painted), 2 * FRAME);
    reportAll("press Log: saved on the device", logged.map((each) => each.saved));
    const value = Math.max(0, ...longTasks.slice(before));
    report({ name: "press Log: longest task", value, unit: "ms", target: LONG_TASK });
  });

  await server.stop();
  await test.step("offline", () => start("offline"));
  await context.close();
  await api.close();
  await remove();
});

function list(page: Page) {
  return page.getByRole("list", { name: "Conversations" }).getByRole("link");
}
