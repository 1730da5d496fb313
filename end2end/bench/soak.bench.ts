// Eight hours of use: conversations opened one after another, and what stays in memory of it.

import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { Api } from "../support/api";
import { serve } from "./data";
import { report } from "./figures";
import { probe } from "./probe";

const SWITCHES = 1_000;
/** Opened before anything is measured: parts are fetched, code is compiled, pools are filled. */
const WARM_UP = 100;
const MB = 1_000_000;

declare global {
  interface Window {
    /** The app's own memory: it grows and never shrinks. */
    memory?: WebAssembly.Memory;
  }
}

/** Keeps the memory of the module that is instantiated first: the others share it. */
function keepMemory(): void {
  for (const name of ["instantiate", "instantiateStreaming"] as const) {
    // Both give the instance, one of them beside its module.
    const made = WebAssembly[name] as (...words: unknown[]) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
    Object.defineProperty(WebAssembly, name, {
      value: async (...words: unknown[]) => {
        const source = await made(...words);
        const { exports } = source.instance ?? (source as unknown as WebAssembly.Instance);
        window.memory ??= exports.memory as WebAssembly.Memory;
        return source;
      },
    });
  }
}

/** What the page holds once everything that is garbage is gone. */
async function held(page: Page, devtools: CDPSession) {
  await devtools.send("HeapProfiler.collectGarbage");
  const heap = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  return {
    app: (await page.evaluate(() => window.memory!.buffer.byteLength)) / MB,
    scripts: heap.usedSize / MB,
    nodes,
    listeners: jsEventListeners,
  };
}

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
