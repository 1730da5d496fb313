// What a page holds in memory.

import type { CDPSession, Page } from "@playwright/test";

const MB = 1_000_000;

declare global {
  interface Window {
    /** The app's own memory: it grows and never shrinks. */
    memory?: WebAssembly.Memory;
  }
}

/** Keeps the memory of the module that is instantiated first: the others share it. */
export function keepMemory(): void {
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
export async function held(page: Page, devtools: CDPSession) {
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
