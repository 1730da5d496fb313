// The main job with the keyboard alone.

import { expect, type Page } from "@playwright/test";
import { ConversationPage, isLive } from "../support/conversation";
import { test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

/** Presses Tab until the focus is on what has this name, and says after how many times. */
async function tabTo(page: Page, name: string | RegExp, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const found = await focused.evaluate((element) => {
      const labels = "labels" in element ? (element as HTMLInputElement).labels : null;
      return (
        element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent ?? ""
      ).trim();
    });
    if (typeof name === "string" ? found === name : name.test(found)) {
      await expect(focused).toBeInViewport();
      return;
    }
  }
  throw new Error(`Tab never came to ${name}`);
}

test("a message is found, answered and logged with the keyboard alone", async ({
  page,
  owner,
  ground,
}) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  const hour = 60 * 60 * 1000;
  await owner.api.act(
    logMessage(ground, { text: "Bon dia", at: Date.now() - 3 * hour }),
    logMessage(ground, { mode: "inbound_paste", text: "Ens interessa", at: Date.now() - hour }),
    logMessage(nord, { text: "Guten Tag", language: "de", at: Date.now() - 2 * hour }),
  );
  await page.goto("/inbox");
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("group", { name: "Filter" })).toBeVisible();

  // The arrows go through the list, the newest first.
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(0)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");

  // A slash goes to the search, Escape empties it.
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search people and messages" })).toBeFocused();
  await page.keyboard.type("kaffee");
  await expect(rows).toHaveCount(1);
  // Enter opens the first that is found.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { name: "Kaffee Nord" })).toBeVisible();
  // Out of the field: single keys act.
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(rows).toHaveCount(2);

  await page.keyboard.type("forn");
  await expect(rows).toHaveCount(1);
  await tabTo(page, /Forn Vell/);
  await page.keyboard.press("Enter");
  const conversation = new ConversationPage(page);
  await expect(conversation.message("Ens interessa")).toBeVisible();

  // The modes are one stop; the arrows choose among them.
  await tabTo(page, /^(AI draft|AI continue|Type & translate|Log sent|Paste reply)$/);
  const sent = conversation.composer.getByRole("radio", { name: "Log sent" });
  for (let pressed = 0; pressed < 5 && !(await sent.isChecked()); pressed += 1) {
    await page.keyboard.press("ArrowRight");
  }
  await expect(sent).toBeChecked();
  await tabTo(page, "They read");
  await page.keyboard.type("Dimarts a les nou?");
  await page.keyboard.press("Control+Enter");
  await expect(conversation.message("Dimarts a les nou?")).toBeVisible();

  // What was done is undone from the keyboard too.
  await tabTo(page, "Undo");
  await page.keyboard.press("Enter");
  await expect(conversation.message("Dimarts a les nou?")).toContainText("Taken back");
  await isLive(page);
  const messages = await owner.api.rows("message");
  expect(messages.filter((message) => message.status === "retracted")).toHaveLength(1);
});

test("the first Tab offers to skip the navigation", async ({ page, ground }) => {
  await page.goto("/accounts");
  await expect(page.getByText("Forn Vell").first()).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inNavigation = await page.locator(":focus").evaluate((element) => element.closest("nav[aria-label=Main]") !== null);
  expect(inNavigation).toBe(false);
  expect(ground.account).toBeTruthy();
});
