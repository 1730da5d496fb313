// What happened between the messages: folded into one line, and shown by a switch.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { logMessage } from "../support/workspace";

test("events between messages are folded, opened by a press, and shown by a switch that stays", async ({
  page,
  owner,
  ground,
}) => {
  const conversation_id = ground.conversation;
  await owner.api.act(
    logMessage(ground, { text: "Bon dia" }),
    { close_conversation: { conversation_id } },
    { reopen_conversation: { conversation_id } },
  );
  const { thread } = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const folded = thread.getByRole("group");
  const closed = thread.getByText("You closed the conversation");
  await expect(folded).toHaveCount(1);
  await expect(folded).toContainText(/\d events/);
  await expect(closed).toBeHidden();
  await folded.getByText(/\d events/).click();
  await expect(closed).toBeVisible();
  // What comes meanwhile folds nothing up.
  await owner.api.act({ tag_conversation: { conversation_id, add: ["VIP"], remove: [] } });
  await expect(thread.getByText("You added the tag “vip”")).toBeVisible();
  await expect(closed).toBeVisible();

  const more = page.getByRole("button", { name: "More for this conversation" });
  await more.click();
  await page.getByRole("button", { name: "Show every event" }).click();
  await expect(folded).toHaveCount(0);
  await expect(closed).toBeVisible();
  await page.reload();
  await expect(closed).toBeVisible();
  await more.click();
  await page.getByRole("button", { name: "Show every event", pressed: true }).click();
  await expect(closed).toBeHidden();
});
