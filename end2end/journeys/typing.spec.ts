// Nothing typed is ever lost: by a reload, by another page, by a second tab.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

const TEXT = "Bon dia Marta, us escric perquè treballem amb fleques de Girona";

test("a reload in the middle of typing loses no character", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.pressSequentially(TEXT);
  await expect(conversation.composer.getByRole("status").last()).toHaveText("Saved on this device");
  await page.reload();
  await expect(conversation.theyRead).toHaveValue(TEXT);
  await expect(conversation.composer.getByRole("radio", { name: "Log sent" })).toBeChecked();
});

test("a renderer that crashes right after a key loses nothing that was said to be saved", async ({
  page,
  ground,
  context,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.pressSequentially(TEXT);
  await expect(conversation.composer.getByRole("status").last()).toHaveText("Saved on this device");
  const crashed = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  // The command never answers: there is nobody left to.
  session.send("Page.crash").catch(() => undefined);
  await crashed;

  const again = await ConversationPage.open(await context.newPage(), ground.paths.conversation);
  await expect(again.theyRead).toHaveValue(TEXT);
});

test("a text stays with its conversation when another one is opened", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await page.getByRole("link", { name: "Funnel" }).click();
  await expect(page.getByRole("heading", { name: "Funnel", level: 1 })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Drafts/ }).click();
  const draft = page.getByRole("listitem").filter({ hasText: TEXT });
  await expect(draft).toContainText("Only on this device");
  await draft.getByRole("link", { name: /Forn Vell/ }).click();
  await expect(conversation.theyRead).toHaveValue(TEXT);
});

test("undoing what was just logged gives the text back", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste(TEXT);
  const toast = page.getByRole("status").filter({ hasText: "Logged" });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(conversation.message(TEXT)).toContainText("Taken back");
  await expect(conversation.theyWrote).toHaveValue(TEXT);
});

test("an answer that is begun after a reply is not said to be older than it", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste("Ens va bé dijous a les deu");
  await isLive(page);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
  await expect(conversation.composer.getByText("They wrote again")).toHaveCount(0);
});

test("a member who is removed can still copy what they typed", async ({
  page,
  pageOf,
  colleague,
  ground,
}) => {
  const paus = await pageOf(colleague);
  const conversation = await ConversationPage.open(paus, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("button", { name: "Remove Pau Serra" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the member" }).click();

  await paus.getByRole("alert").getByRole("link", { name: "Drafts" }).click();
  const draft = paus.getByRole("listitem").filter({ hasText: TEXT });
  await draft.getByRole("button", { name: /^Copy/ }).click();
  await expect(paus.getByText("The text is copied")).toBeVisible();
  expect(await paus.evaluate(() => navigator.clipboard.readText())).toBe(TEXT);
});

test("two tabs on one text show the same, and log one message", async ({
  page,
  context,
  owner,
  ground,
}) => {
  const one = await ConversationPage.open(page, ground.paths.conversation);
  const other = await ConversationPage.open(await context.newPage(), ground.paths.conversation);
  await isLive(other.page);

  await one.choose("Log sent");
  await one.theyRead.fill(TEXT);
  await expect(other.theyRead).toHaveValue(TEXT);
  await other.theyRead.fill(`${TEXT}.`);
  await expect(one.theyRead).toHaveValue(`${TEXT}.`);

  await one.log.click();
  await expect(one.message(TEXT)).toBeVisible();
  await expect(other.message(TEXT)).toBeVisible();
  await expect(other.composer.getByRole("textbox", { name: "Subject" })).toHaveValue("");
  await expect(other.messages).toHaveCount(1);
  await isLive(one.page);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("two tabs that log the same text at once log one message", async ({
  page,
  context,
  owner,
  ground,
}) => {
  const one = await ConversationPage.open(page, ground.paths.conversation);
  const other = await ConversationPage.open(await context.newPage(), ground.paths.conversation);
  await one.choose("Log sent");
  await one.theyRead.fill(TEXT);
  await expect(other.theyRead).toHaveValue(TEXT);
  await Promise.all([one.log.click(), other.log.click()]);
  await expect(one.message(TEXT)).toHaveCount(1);
  await expect(other.message(TEXT)).toHaveCount(1);
  await isLive(one.page);
  await isLive(other.page);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("clearing empties the box and keeps its kind", async ({ page, ground, owner }) => {
  await owner.api.act(logMessage(ground, { text: "Bon dia" }), logMessage(ground, { mode: "inbound_paste", text: "Hola" }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill("Encara una cosa");
  await conversation.composer.getByRole("button", { name: "Clear" }).click();
  await expect(conversation.theyWrote).toHaveValue("");
  await expect(conversation.composer.getByRole("radio", { name: "Paste reply" })).toBeChecked();
});
