// Do not contact (rule book §6): refused on the device, refused by the server, and no text lost.

import type { BrowserContext } from "@playwright/test";
import { ConversationPage, chip, isLive } from "../support/conversation";
import { expect, type Member, type Page, test } from "../support/test";
import { flag, type Ground, logMessage } from "../support/workspace";

interface Late {
  page: Page;
  ground: Ground;
  colleague: Member;
  context: BrowserContext;
}

const WHY = "Asked us to stop";

test("a message to a flagged account is refused in the browser, without a network", async ({
  page,
  ground,
  owner,
  network,
}) => {
  await owner.api.act(flag(ground, "do_not_contact", WHY));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await network.off();

  await conversation.choose("Log sent");
  const barrier = conversation.composer.getByRole("status").filter({ hasText: "must not be contacted" });
  await expect(barrier).toContainText("set by you");
  await expect(barrier).toContainText(WHY);
  await expect(conversation.log).toHaveCount(0);

  await conversation.paste("Si us plau, esborreu-nos de la llista.");
  await expect(chip(page)).toHaveText("Offline · 1 to send");

  await page.getByRole("link", { name: "See the status history" }).click();
  await expect(page).toHaveURL(new RegExp(`${ground.paths.account}#status-history$`));
  const history = page.getByRole("region", { name: "Status history" });
  await expect(history).toContainText("Do not contact");
  await expect(history).toContainText(WHY);
});

test("a message to a flagged account is refused by the server", async ({ ground, owner, colleague }) => {
  await owner.api.act(flag(ground, "do_not_contact", WHY));
  const [refused] = await colleague.api.send(logMessage(ground, { text: "Bon dia" }));
  expect(refused).toMatchObject({
    refused: { refusal: { do_not_contact: { account_id: ground.account, why: WHY } } },
  });
  const reply = logMessage(ground, { mode: "inbound_paste", text: "No, gràcies" });
  await colleague.api.act(reply);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("a text that was written before the news arrived is kept whole in Decisions", async ({
  page,
  ground,
  colleague,
  owner,
  context,
}) => {
  const text = "Bon dia Marta,\n\nus escric per la demostració.\n\nAnna";
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  // Only this browser is cut off: the colleague goes on.
  await context.setOffline(true);
  await conversation.logSent(text);
  await colleague.api.act(flag(ground, "do_not_contact", WHY));
  await context.setOffline(false);

  const decisions = page.getByRole("navigation", { name: "Main" }).getByRole("link", {
    name: /^Decisions/,
  });
  await expect(decisions).toContainText("1");
  await decisions.click();
  const entry = page.getByRole("article", { name: "Message that you sent" });
  await expect(entry).toContainText("Forn Vell");
  await expect(entry).toContainText("must not be contacted");
  await expect(entry).toContainText("Pau Serra");
  await expect(entry.getByRole("region", { name: "Message" })).toHaveText(text);
  expect(await owner.api.rows("message")).toHaveLength(0);

  await entry.getByRole("button", { name: "Copy text" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(entry.getByRole("alert")).toContainText("Still refused");

  await colleague.api.act(flag(ground, "prospect", "A misunderstanding"));
  await expect(async () => {
    await entry.getByRole("button", { name: "Try again" }).click();
    await expect(entry).toHaveCount(0, { timeout: 100 });
  }).toPass();
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

/** A message that was logged while the news that it must not be was under way: now in *Decisions*. */
async function refusedLate({ page, ground, colleague, context }: Late) {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await context.setOffline(true);
  await conversation.logSent("Bon dia");
  await colleague.api.act(flag(ground, "do_not_contact", WHY));
  await context.setOffline(false);
  await page.getByRole("link", { name: /^Decisions 1/ }).click();

  const entry = page.getByRole("article", { name: "Message that you sent" });
  return { conversation, entry };
}

test("a refused text can be discarded, and that be taken back", async ({
  page,
  ground,
  colleague,
  context,
}) => {
  const { entry } = await refusedLate({ page, ground, colleague, context });
  await entry.getByRole("button", { name: "Discard" }).click();
  await expect(entry).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Nothing to decide" })).toBeVisible();
  // The newest message is the last.
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(entry).toBeVisible();
  await entry.getByRole("link", { name: "See the status history" }).click();
  await expect(page).toHaveURL(/#status-history$/);
});

test("a refused text that was really sent is kept as a note", async ({ page, ground, colleague, context, owner }) => {
  const { conversation, entry } = await refusedLate({ page, ground, colleague, context });
  await entry.getByRole("button", { name: "It was sent: keep it as a note" }).click();
  await expect(page.getByRole("heading", { name: "Nothing to decide" })).toBeVisible();
  await isLive(page);
  await page.goto(ground.paths.conversation);
  await expect(conversation.thread.getByText("Bon dia")).toBeVisible();
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(0);
});

test("a reply that asks to stop is known however it came in, and what is set by it can be taken back", async ({
  page,
  ground,
  owner,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.pressSequentially("No m'escrigueu més, si us plau.");
  await expect(conversation.composer.getByRole("combobox", { name: "Intent" })).toHaveValue("unsubscribe");
  await conversation.log.click();
  const message = conversation.message("No m'escrigueu més");
  const asked = message.getByText("They ask not to be written to again");
  await expect(asked).toBeInViewport();
  await expect(message.getByRole("button", { name: "They did not mean that" })).toBeInViewport();

  await message.getByRole("button", { name: "Set do not contact" }).click();
  await expect(asked).toHaveCount(0);
  await page.getByRole("status").filter({ hasText: "Do not contact is set" }).getByRole("button", { name: "Undo" }).click();
  // It is asked as before, here and on every device.
  await expect(asked).toBeVisible();
  await isLive(page);
  await page.reload();
  await expect(asked).toBeVisible();
  const [account] = await owner.api.rows("account");
  expect(account?.status).not.toBe("do_not_contact");
});
