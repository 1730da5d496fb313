// What goes along with a message: noted by name and size.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";

test("files are noted with a message, kept while it is written, and stand in the thread", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  const choose = (name: string, size: number) =>
    conversation.composer
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.alloc(size) });
  await choose("preus 2026.pdf", 48_200);
  await choose("fora.pdf", 12);
  const files = conversation.composer.getByRole("list", { name: "Attachments" });
  await expect(files.getByRole("listitem")).toHaveText([/preus 2026\.pdf\s*48\.2 kB/, /fora\.pdf\s*12 B/]);
  await page.reload();
  await files.getByRole("button", { name: "Take out fora.pdf" }).click();
  await expect(files.getByRole("listitem")).toHaveCount(1);
  await conversation.theyRead.fill("Us envio els preus");
  await conversation.log.click();
  const logged = conversation.message("Us envio els preus");
  await expect(logged.getByRole("list", { name: "Attachments" })).toContainText("preus 2026.pdf");
  await expect(files).toHaveCount(0);
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message!.said.attachments).toEqual([{ name: "preus 2026.pdf", bytes: 48_200 }]);
});
