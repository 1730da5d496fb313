// Drafts: without any effect, editable, deletable, one step from sent, and listed.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

const TEXT = "Bon dia Marta, us escric per la demostració";

test("a draft changes nothing until it is logged", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await conversation.button("Save draft").click();
  const draft = conversation.message(TEXT);
  await expect(draft).toContainText("Draft");
  await expect(conversation.theyRead).toHaveValue("");
  await expect(conversation.details).toContainText("Prospect");
  await isLive(page);
  const [account] = await owner.api.rows("account");
  expect(account?.status).toBe("prospect");

  await draft.getByRole("button", { name: "Log" }).click();
  await expect(conversation.details).toContainText("Contacted");
  await expect(draft).not.toContainText("Draft");
  await isLive(page);
  const messages = await owner.api.rows("message");
  expect(messages.map((message) => message.status)).toEqual(["sent"]);
});

test("a draft that is edited does not take the place of what stands in the composer", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await conversation.button("Save draft").click();
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bona tarda, Marta");
  await conversation.message(TEXT).getByRole("button", { name: "Edit" }).click();
  await expect(conversation.theyRead).toHaveValue(TEXT);
  await expect(conversation.message("Bona tarda, Marta")).toContainText("Draft");

  // A reply cannot become a draft: it stays, and the draft waits.
  await conversation.log.click();
  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill("Ens interessa");
  await conversation.message("Bona tarda").getByRole("button", { name: "Edit" }).click();
  await expect(conversation.composer.getByRole("alert")).toContainText("A reply is here");
  await expect(conversation.theyWrote).toHaveValue("Ens interessa");
});

test("every draft is listed with its author, and a deleted one can be brought back", async ({
  page,
  owner,
  colleague,
  pageOf,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await conversation.button("Save draft").click();
  await isLive(page);

  const paus = await pageOf(colleague);
  await paus.goto("/drafts");
  const theirs = paus.getByRole("region", { name: "Your colleagues’" });
  await expect(theirs.getByRole("listitem")).toContainText("Anna Roig");

  await page.goto("/drafts");
  const mine = page.getByRole("region", { name: "Yours" });
  await expect(mine.getByRole("listitem")).toContainText("Primavera");
  await mine.getByRole("button", { name: "Delete the draft to Forn Vell" }).click();
  await expect(page.getByRole("heading", { name: "No drafts" })).toBeVisible();
  await expect(paus.getByRole("heading", { name: "No drafts" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(mine.getByRole("listitem")).toContainText(TEXT);
  await expect(theirs.getByRole("listitem")).toContainText(TEXT);
  await isLive(page);
  const [draft] = await owner.api.rows("message");
  expect(draft).toMatchObject({ status: "draft", said: { original_text: TEXT } });
});

test("what stands in a composer only is logged from the list with one press", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await page.goto("/drafts");
  const mine = page.getByRole("region", { name: "Yours" });
  await expect(mine.getByRole("listitem")).toContainText("Only on this device");
  await mine.getByRole("button", { name: "Log the draft to Forn Vell" }).click();
  await expect(page.getByRole("heading", { name: "No drafts" })).toBeVisible();
  await isLive(page);
  expect(await owner.api.rows("message")).toMatchObject([{ status: "sent", said: { original_text: TEXT } }]);
  await page.goto(ground.paths.conversation);
  await expect(conversation.message(TEXT)).toBeVisible();
  await expect(conversation.composer).toHaveAttribute("data-blank");
});

test("that they wrote again is said of a draft from when it was begun, however often it is saved", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await conversation.button("Save draft").click();
  await isLive(page);
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text: "Ja no cal", at: Date.now() }));
  await expect(conversation.message("Ja no cal")).toBeVisible();
  const draft = conversation.message(TEXT);
  await expect(draft).toContainText("They wrote again");
  await draft.getByRole("button", { name: "Edit" }).click();
  await expect(conversation.composer).toContainText("They wrote again");
  await expect(draft).not.toContainText("They wrote again");
  await conversation.theyRead.fill(`${TEXT}, Marta`);
  await conversation.button("Save draft").click();
  await expect(draft).toContainText("They wrote again");
  await page.goto("/drafts");
  await expect(page.getByRole("listitem").filter({ hasText: TEXT })).toContainText("They wrote again");
});

test("what is being written to them is a draft once their answer is pasted", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Good morning Marta");
  await conversation.theyRead.fill(TEXT);
  await conversation.choose("Paste reply");
  await expect(conversation.theyWrote).toHaveValue("");
  await expect(conversation.message(TEXT)).toHaveCount(0);
  await conversation.paste("Ens va bé dijous");
  await expect(conversation.message(TEXT)).toContainText("Draft");
});

test("a text that was cleared does not come back over another", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(TEXT);
  await conversation.button("Clear").click();
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Una altra cosa");
  const toast = page.getByRole("status").filter({ hasText: "Cleared" });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Another text is" })).toBeVisible();
  await expect(conversation.theyRead).toHaveValue("Una altra cosa");
});
