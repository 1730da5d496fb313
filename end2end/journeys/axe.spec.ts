// Every page with sample data, light and dark, on a laptop and on a phone: no violation of WCAG 2.2
// AA, and none of the best practices.

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { visit } from "../support/pages";
import { expect, test } from "../support/sample";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function hasNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(" ")}\n    ${node.failureSummary}`),
  );
  expect.soft(said, where).toEqual([]);
}

for (const [width, viewport] of [
  ["laptop", { width: 1440, height: 900 }],
  ["phone", { width: 390, height: 844 }],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${width}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test("every page is accessible", async ({ page, sample }) => {
        // Some fifteen pages, each examined rule by rule.
        test.slow();
        for (const place of sample.places) {
          await visit(page, place);
          await hasNoViolations(page, place.name);
        }
      });

      test("every dialog is accessible", async ({ page, sample }) => {
        const conversation = sample.places.find((place) => place.name === "conversation")!.path;
        const dialogs = [
          ["/products", "New product"],
          ["/campaigns", "New campaign"],
          ["/accounts", "New account"],
          [conversation, "Record a call or a meeting", "Record what happened"],
        ] as const;
        for (const [path, name, dialog = name] of dialogs) {
          await visit(page, { name, path });
          if (path === conversation) {
            await page.getByRole("button", { name: "More for this conversation" }).click();
            await hasNoViolations(page, "the menu of a conversation");
          }
          await page.getByRole("button", { name }).first().click();
          await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
          await hasNoViolations(page, name);
        }
        expect(sample.places.length).toBeGreaterThan(10);
      });

      test("the pages before the door are accessible", async ({ browser, sample }) => {
        const context = await browser.newContext({
          baseURL: sample.server.address,
          storageState: undefined,
          viewport,
          colorScheme,
        });
        const page = await context.newPage();
        for (const path of ["/sign-in", "/setup", "/setup?token=x", "/join/x"]) {
          await page.goto(path);
          await expect(page.getByRole("heading").first()).toBeVisible();
          await hasNoViolations(page, path);
        }
        await context.close();
      });
    });
  }
}
