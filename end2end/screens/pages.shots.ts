// `SCREENS=../target/screens npm run screens`: every page with sample data, at laptop and phone width,
// light and dark.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { visit } from "../support/pages";
import { expect, test } from "../support/sample";

const folder = resolve(process.env.SCREENS ?? "test-results/screens");

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(() => {
      test.use({ viewport, colorScheme });

      test(`every page at ${viewport.width}, ${colorScheme}`, async ({ page, sample, browser }) => {
        mkdirSync(folder, { recursive: true });
        const path = (name: string) =>
          join(folder, `${name.replaceAll(" ", "-")}-${viewport.width}-${colorScheme}.png`);
        for (const place of sample.places) {
          await visit(page, place);
          await page.screenshot({ path: path(place.name), animations: "disabled" });
        }
        const context = await browser.newContext({
          baseURL: sample.server.address,
          storageState: undefined,
          viewport,
          colorScheme,
        });
        const stranger = await context.newPage();
        for (const [name, address] of [
          ["sign-in", "/sign-in"],
          ["setup", "/setup?token=x"],
        ] as const) {
          await stranger.goto(address);
          await expect(stranger.getByRole("heading").first()).toBeVisible();
          await stranger.screenshot({ path: path(name) });
        }
        await context.close();
      });
    });
  }
}
