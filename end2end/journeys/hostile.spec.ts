// A text made to break what shows it.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";

/** The most that a message may have. */
const LIMIT = 100_000;
/** Turned around, stacked, joined, without a width, of two units each, of one word that never ends. */
const SIGNS = "\u202eab\u202c e\u0301\u0316\u0317\u0318 👩‍👩‍👧‍👦 \u2067שלום\u2069 \u200b\u2060ﷺ <b>&amp; 𝕏𝕏𝕏 " + "w".repeat(50);

test("a message as long as one may be, of every kind of sign, is logged whole, and the page goes on", async ({
  page,
  ground,
  owner,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const start = "Bon dia Marta ";
  const signs = [...(start + SIGNS.repeat(1 + LIMIT / [...SIGNS].length))].slice(0, LIMIT - 1);
  const text = `${signs.join("")}.`;
  await conversation.choose("Log sent");
  await conversation.theyRead.fill(text);
  await conversation.log.click();
  await expect(conversation.messages).toHaveCount(1);
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message!.said.original_text === text, "letter by letter").toBe(true);
  await page.reload();
  await expect(conversation.message(start.trim())).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Accounts" }).click();
  await expect(page.getByRole("heading", { name: "Accounts", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(conversation.message(start.trim())).toBeVisible();
});
