// Saved replies: made in the settings, put into a message by a slash, variables filled in.

import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, test } from "../support/test";

test("a saved reply is made, found by a slash, filled in and logged", async ({
  page,
  owner,
  ground,
}) => {
  await page.goto("/settings");
  await isLive(page);
  const section = page.getByRole("region", { name: "Saved replies" });
  await section.getByRole("button", { name: "New saved reply" }).click();
  const dialog = page.getByRole("dialog", { name: "New saved reply" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Tasting");
  // A slip is named, and nothing is kept.
  await dialog.getByRole("textbox", { name: /^Text/ }).fill("Bon dia {{contact.frist_name|amics}}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("{{contact.frist_name|amics}}");
  await dialog
    .getByRole("textbox", { name: /^Text/ })
    .fill("Bon dia {{contact.first_name|amics}}, sóc {{member.first_name}} de");
  await dialog.getByRole("button", { name: "Product", exact: true }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(section.getByRole("listitem").filter({ hasText: "Tasting" })).toBeVisible();

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Hola! ");
  await conversation.theyRead.press("End");
  await conversation.theyRead.pressSequentially("/tast");
  const list = page.getByRole("listbox", { name: "Saved replies" });
  await expect(list.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(list).toHaveCount(0);
  const filled = "Hola! Bon dia Marta, sóc Anna de Tastings";
  await expect(conversation.theyRead).toHaveValue(filled);
  await conversation.log.click();
  await expect(conversation.message(filled)).toBeVisible();
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message!.said.original_text).toBe(filled);
});

test("the list is chosen from by arrows, closed by Escape, and no slash within a word opens it", async ({
  page,
  owner,
  ground,
}) => {
  const save = (name: string, text: string) => ({
    save_reply: { id: newId(), name, text, shared: true },
  });
  await owner.api.act(save("Ask for a date", "Quan us va bé?"), save("Ask for a name", "Amb qui parlo?"));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  const list = page.getByRole("listbox", { name: "Saved replies" });
  await conversation.theyRead.pressSequentially("and/ask");
  await expect(list).toHaveCount(0);
  await conversation.theyRead.pressSequentially(" /ask");
  await expect(list.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await conversation.theyRead.pressSequentially(" /ask");
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("option", { selected: true })).toHaveText(/Ask for a name/);
  await page.keyboard.press("Enter");
  await expect(conversation.theyRead).toHaveValue("and/ask /ask Amb qui parlo?");

  // The slash that the button puts there goes with the list; one that was typed stays.
  const button = conversation.composer.getByRole("button", { name: "Saved replies" });
  await conversation.theyRead.fill("Bon dia");
  await button.click();
  await expect(list).toBeVisible();
  await expect(conversation.theyRead).toHaveValue("Bon dia /");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(conversation.theyRead).toHaveValue("Bon dia");
  await expect(conversation.theyRead).toBeFocused();
  await conversation.theyRead.pressSequentially(" /");
  await page.keyboard.press("Escape");
  await expect(conversation.theyRead).toHaveValue("Bon dia /");
});

test("what is not known and has no fallback stops logging and is named", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  const text = "Hola {{contact.first_name}}, {{contact.title}}, {{product.website|aquí}}";
  await conversation.theyRead.fill(text);
  await expect(conversation.composer).toContainText("{{contact.title}} (the contact’s job title)");
  await conversation.log.click();
  await expect(conversation.composer.getByRole("alert")).toContainText("{{contact.title}}");
  await expect(conversation.theyRead).toHaveValue(text);
  expect(await owner.api.rows("message")).toHaveLength(0);

  await conversation.button("Fill in now").click();
  await expect(conversation.theyRead).toHaveValue("Hola Marta, {{contact.title}}, aquí");
  await owner.api.act({ update_contact: { id: ground.contact, changes: [{ title: "Owner" }] } });
  await expect(conversation.composer).not.toContainText("job title");
  await conversation.log.click();
  await expect(conversation.message("Hola Marta, Owner, aquí")).toBeVisible();
});

test("a colleague sees what is shared and not what is kept for oneself", async ({
  owner,
  colleague,
  pageOf,
}) => {
  const save = (name: string, shared: boolean) => ({
    save_reply: { id: newId(), name, text: "Hola", shared },
  });
  await owner.api.act(save("For all", true), save("For me", false));
  const paus = await pageOf(colleague);
  await paus.goto("/settings");
  const section = paus.getByRole("region", { name: "Saved replies" });
  await expect(section.getByRole("listitem")).toHaveCount(1);
  await expect(section.getByRole("listitem")).toContainText("For all");
  await expect(section.getByRole("button", { name: "Delete For all" })).toHaveCount(0);
});
