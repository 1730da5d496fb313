import { defineConfig } from "@playwright/test";
import { browser } from "./support/browser";

// Not run with the tests: thousands of kills take an hour. RAPPORT_KILLS says how many.
export default defineConfig({
  testDir: "kills",
  testMatch: "*.kills.ts",
  // Not among those of the journeys, which are cleared whenever these run.
  outputDir: "../target/kills",
  retries: 0,
  workers: 1,
  timeout: 0,
  reporter: "list",
  use: browser,
});
