// Eight hours of use: conversations opened one after another, and what stays in memory of it.

import { expect, test } from "@playwright/test";
import { Api } from "../support/api";
import { serve } from "./data";
import { report } from "./figures";
import { held, keepMemory } from "./memory";
import { probe } from "./probe";

const SWITCHES = 1_000;
/** Opened before anything is measured: parts are fetched, code is compiled, pools are filled. */
const WARM_UP = 100;

test("a thousand conversations, opened one after another", async ({ browser }) => {
  const { server, remove } = await serve();
  const { api, cookies } = await Api.openSample(server);
  const context = await browser.newContext({ baseURL: server.address, storageState: cookies });
  const page = await context.newPage();
  await probe(page);
  await page.addInitScript(keepMemory);
  await page.goto("/inbox");
  await page.waitForFunction(() => window.readings.settled !== undefined);
  const devtools = await context.newCDPSession(page);
  await page.getByRole("list", { name: "Conversations" }).getByRole("link").first().click();
  const thread = page.getByRole("log").getByRole("article").first();
  await expect(thread).toBeVisible();

  const open = async (count: number) => {
    for (let opened = 0; opened < count; opened += 1) {
      const before = page.url();
      // There and back, so that what is opened again counts too.
      await page.keyboard.press(opened % 10 === 9 ? "ArrowUp" : "ArrowDown");
      await page.waitForURL((url) => url.href !== before);
      await expect(thread).toBeVisible();
    }
  };
  await open(WARM_UP);
  const before = await held(page, devtools);
  await open(SWITCHES);
  const after = await held(page, devtools);

  for (const [name, unit] of [
    ["app", "MB"],
    ["scripts", "MB"],
    ["nodes", "nodes"],
    ["listeners", "listeners"],
  ] as const) {
    report({ name: `soak: ${name} before ${SWITCHES} conversations`, value: before[name], unit });
    report({ name: `soak: ${name} after`, value: after[name], unit });
  }
  await context.close();
  await api.close();
  await remove();
});
