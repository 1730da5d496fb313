import { defineConfig } from "@playwright/test";
import { browser } from "./support/browser";

// Figures, not tests: one after another, each alone on the machine.
export default defineConfig({
  testDir: "bench",
  testMatch: "*.bench.ts",
  outputDir: "test-results/bench",
  globalSetup: "./bench/data.ts",
  retries: 0,
  workers: 1,
  fullyParallel: false,
  timeout: 900_000,
  expect: { timeout: 300_000 },
  reporter: [["./bench/table.ts"]],
  // What cannot be pressed is told, and not waited for.
  use: { ...browser, actionTimeout: 60_000 },
});
