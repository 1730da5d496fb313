// What happens beside messages: recorded from the head of a thread, shown between the messages, and
// taken back.

import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { logMessage } from "../support/workspace";

async function begin(page: Page) {
  await page.getByRole("button", { name: "More for this conversation" }).click();
  await page.getByRole("button", { name: "Record a call or a meeting" }).click();
  const dialog = page.getByRole("dialog", { name: "Record what happened" });
  return { dialog, save: dialog.getByRole("button", { name: "Record", exact: true }) };
}

test("what was said in a call is a message with its outcome, and is undone", async ({
  page,
  owner,
  ground,
}) => {
  for (const name of ["Marta Bosch", "Pau Serra"]) {
    await owner.api.act({
      create_contact: { id: newId(), account_id: ground.account, name, changes: [{ phone: "+34 600 000 000" }, { email: "people@forn-vell.example" }] },
    });
  }
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const channel = conversation.composer.getByRole("combobox", { name: "Channel" });
  const before = await channel.inputValue();
  const { dialog, save } = await begin(page);
  await dialog.getByLabel("With").selectOption("Pau Serra");
  await dialog.getByLabel("Minutes").fill("twelve");
  await save.click();
  await expect(dialog.getByText("A whole number of minutes, or nothing.")).toBeVisible();
  await dialog.getByLabel("Minutes").fill("12");
  await save.click();
  await expect(dialog.getByRole("alert")).toContainText("Text is empty");
  await dialog.getByLabel("Notes or transcript").fill("Vam parlar del pa de pagès");
  await save.click();
  await expect(dialog).toBeHidden();
  const call = conversation.message("pa de pagès");
  await expect(call).toContainText("Answered · 12 min");
  // A call, and no bubble of what we wrote; what is written next goes on as before.
  await expect(call).toContainText("Call to Pau Serra");
  await expect(call).not.toContainText("Log sent");
  await expect(channel).toHaveValue(before);
  await isLive(page);
  const [row] = await owner.api.rows("message");
  expect(row).toMatchObject({
    said: { channel: "phone_call", mode: "log_sent", correspondent: { name: "Pau Serra" } },
    call: { outcome: "answered", minutes: 12 },
  });
  const [account] = await owner.api.rows("account");
  expect(account!.status).toBe("contacted");
  await page.goto("/inbox");
  const rows = page.getByRole("list", { name: "Conversations" });
  await expect(rows).toContainText("Call: Vam parlar del pa de pagès");
  await page.goBack();
  await expect(call).toBeVisible();
  await call.hover();
  await call.getByRole("button", { name: "More for this message" }).click();
  await call.getByRole("button", { name: "Take back this message" }).click();
  await expect(call).toContainText("Taken back");
});

test("meetings, stages and calls that reached nobody stand between the messages and count nowhere", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(logMessage(ground, { text: "Bon dia", at: Date.now() - 3_600_000 }));
  const { thread } = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const showOrFold = async () => {
    await page.getByRole("button", { name: "More for this conversation" }).click();
    await page.getByRole("button", { name: "Show every event" }).click();
  };
  await showOrFold();

  let { dialog, save } = await begin(page);
  await dialog.getByLabel("What happened").selectOption("Meeting");
  await dialog.getByLabel("It begins").fill("2031-03-04T10:30");
  await dialog.getByLabel("Where").fill("Carrer Major 3");
  await dialog.getByLabel("Notes").fill("Marta brings the bread");
  await save.click();
  await expect(thread.getByText(/You recorded a meeting, booked: .*Carrer Major 3/)).toBeVisible();
  await expect(thread.getByText("Marta brings the bread")).toBeVisible();

  ({ dialog, save } = await begin(page));
  await dialog.getByLabel("How it ended").selectOption("No answer");
  await save.click();
  ({ dialog, save } = await begin(page));
  await dialog.getByLabel("What happened").selectOption("Opportunity");
  await dialog.getByLabel("Stage").selectOption("Proposal");
  await save.click();

  await expect(thread.getByText("You recorded a call to them: no answer")).toBeVisible();
  const stage = thread.getByText("You recorded the stage of the opportunity: proposal");
  await expect(stage).toBeVisible();
  await isLive(page);
  const facts = (await owner.api.rows("activity")).filter((row) => row.what.recorded);
  expect(facts).toHaveLength(3);
  const [conversation] = (await owner.api.rows("conversation")).filter((row) => row.id === ground.conversation);
  expect(conversation!.figures.last.channel).toBe("email");

  // With nothing said between them they are folded into one line.
  await showOrFold();
  await expect(stage).toBeHidden();
  await expect(thread.getByRole("group")).toContainText(/\d events/);
  await showOrFold();

  await thread
    .locator(".thread__fact")
    .filter({ hasText: "You recorded the stage of the opportunity" })
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(stage).toHaveCount(0);
  const removed = page.locator(".toast").filter({ hasText: "Removed" });
  await removed.getByRole("button", { name: "Undo" }).click();
  await expect(stage).toBeVisible();

  // On the account's page they stand in its timeline.
  await page.goto(ground.paths.account);
  await expect(page.getByText(/recorded a meeting, booked: .*Carrer Major 3/)).toBeVisible();
});

test("whoever must not be contacted is not called", async ({ page, owner, ground }) => {
  await owner.api.act({
    change_account_status: { account_id: ground.account, to: "do_not_contact", why: "they asked" },
  });
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const { dialog, save } = await begin(page);
  await dialog.getByLabel("How it ended").selectOption("No answer");
  await dialog.getByLabel("Notes").fill("Twice");
  await save.click();
  await expect(dialog.getByRole("alert")).toContainText(/contact/i);
  await expect(dialog.getByLabel("Notes")).toHaveValue("Twice");
});
