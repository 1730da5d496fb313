// The main job on a phone, by thumb.

import { ConversationPage } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("a reply is found, read and answered on a phone", async ({ page, owner, ground }) => {
  await owner.api.act(
    logMessage(ground, { text: "Bon dia", at: Date.now() - 60_000 }),
    logMessage(ground, { mode: "inbound_paste", text: "Ens interessa" }),
  );
  await page.goto("/inbox");
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("link", { name: /Forn Vell/ });
  await row.tap();
  const conversation = new ConversationPage(page);
  await expect(conversation.message("Ens interessa")).toBeInViewport();
  await expect(row).toBeHidden();

  // One line until it is tapped.
  await expect(conversation.log).toBeHidden();
  await conversation.composer.getByRole("textbox").tap();
  await conversation.composer.getByText("AI draft").tap();
  await conversation.box("The assistant's answer").fill("Dimarts a les nou?");
  await expect(conversation.log).toBeInViewport();
  await conversation.log.tap();
  await expect(conversation.message("Dimarts a les nou?")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Logged" })).toBeInViewport();
  await expect(conversation.message("Dimarts a les nou?")).toBeInViewport();
  // The composer is one line again, with the door above it.
  await expect(conversation.log).toBeHidden();
  await expect(page.getByRole("link", { name: "Open in the mail program" })).toBeInViewport();

  // Every mode can be reached once it is opened, in a line that goes on at the side.
  await conversation.composer.getByRole("textbox").tap();
  for (const mode of ["AI draft", "Log sent", "Paste reply"]) {
    await conversation.composer.getByText(mode, { exact: true }).scrollIntoViewIfNeeded();
    await expect(conversation.composer.getByText(mode, { exact: true })).toBeInViewport({ ratio: 1 });
  }

  await page.getByRole("link", { name: "Back to the list" }).tap();
  await expect(row).toContainText("Dimarts a les nou?");
});

test("with the keyboard up, the first tap on a mode chooses it", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.composer.getByRole("textbox").tap();
  // What the keyboard leaves of the page.
  await page.setViewportSize({ width: 390, height: 500 });
  await conversation.composer.getByText("Log sent", { exact: true }).tap();
  await expect(conversation.composer.getByRole("radio", { name: "Log sent" })).toBeChecked();
  await conversation.theyRead.fill("Bon dia");
  const other = conversation.composer.getByText("AI draft", { exact: true });
  await other.scrollIntoViewIfNeeded();
  const place = (await other.boundingBox())!;
  await page.touchscreen.tap(place.x + place.width / 2, place.y + place.height / 2);
  await expect(conversation.composer.getByRole("radio", { name: "AI draft" })).toBeChecked();
});

test("every place is reached from the bar, and nothing is wider than the phone", async ({
  page,
  ground,
}) => {
  await page.goto("/inbox");
  const bar = page.getByRole("navigation", { name: "Main" });
  for (const name of ["Accounts", "Campaigns", "Funnel"]) {
    await bar.getByRole("link", { name: new RegExp(`^${name}`) }).tap();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await isNoWiderThanThePhone();
  }
  for (const name of ["Products", "Drafts", "Decisions", "Settings"]) {
    await bar.getByRole("link", { name: "More" }).tap();
    await page.getByRole("navigation", { name: "More" }).getByRole("link", { name: new RegExp(`^${name}`) }).tap();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await isNoWiderThanThePhone();
  }
  for (const path of Object.values(ground.paths)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await isNoWiderThanThePhone();
  }

  async function isNoWiderThanThePhone() {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  }
});

test("a conversation is assigned on a phone, in the details that open over it", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await expect(conversation.details).toBeHidden();
  await page.getByRole("button", { name: "More for this conversation" }).click();
  await page.getByRole("button", { name: "Details" }).click();
  await conversation.details.getByRole("combobox", { name: "Assignee" }).selectOption("You");
  await conversation.details.getByRole("button", { name: "Close the details" }).click();
  await expect(conversation.details).toBeHidden();
  await expect
    .poll(async () => (await owner.api.rows("conversation"))[0]?.assignee)
    .toBeTruthy();
});
