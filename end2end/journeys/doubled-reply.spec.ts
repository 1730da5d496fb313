// A reply pasted twice (rule book §8): stopped with the earlier one shown, and the person decides.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

const REPLY = "Gràcies pel missatge. Ens interessa veure una demostració.";
const AGAIN = "  gràcies pel missatge.\n\nEns interessa veure una DEMOSTRACIÓ.\n\n> Bon dia Marta";

test("the same reply is shown before it is logged again", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste(REPLY);

  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill(AGAIN);
  await conversation.log.click();
  const stopped = conversation.composer.getByRole("alert");
  await expect(stopped).toContainText("This reply is here already");
  await expect(stopped).toContainText(REPLY);
  await expect(conversation.messages).toHaveCount(1);

  await stopped.getByRole("button", { name: "Same message, do not log" }).click();
  await expect(stopped).toHaveCount(0);
  await expect(conversation.messages).toHaveCount(1);
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(1);
});

test("the same reply can be logged all the same", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste(REPLY);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill(REPLY);
  await conversation.log.click();
  await conversation.composer.getByRole("button", { name: "Log it anyway" }).click();
  await expect(conversation.messages).toHaveCount(2);
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(2);
});

test("a reply that a colleague pasted meanwhile waits in Decisions, and can be logged anyway", async ({
  page,
  colleague,
  owner,
  ground,
  context,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await context.setOffline(true);
  await conversation.paste(REPLY);
  await colleague.api.act(logMessage(ground, { mode: "inbound_paste", text: REPLY }));
  await context.setOffline(false);

  await page.getByRole("link", { name: /^Decisions 1/ }).click();
  const entry = page.getByRole("article", { name: "Reply that you pasted" });
  await expect(entry).toContainText("The same reply was logged already");
  await expect(entry.getByRole("region", { name: "Message" })).toHaveText(REPLY);
  await entry.getByRole("button", { name: "Log it anyway" }).click();
  await expect(page.getByRole("heading", { name: "Nothing to decide" })).toBeVisible();
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(2);
});
