import { defineConfig } from "@playwright/test";
import { browser } from "./support/browser";

// Not tests: pictures of every page, to be looked at. SCREENS is the folder that they go to.
export default defineConfig({
  testDir: "screens",
  testMatch: "*.shots.ts",
  outputDir: "test-results/screens",
  retries: 0,
  workers: 1,
  timeout: 300_000,
  reporter: "list",
  use: browser,
});
