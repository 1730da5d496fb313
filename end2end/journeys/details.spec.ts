// The details beside a conversation: everything there is changed in place, and taken back.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";

test("account, status and people are changed beside the conversation, and each is undone", async ({
  page,
  owner,
  ground,
}) => {
  const { details } = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const undo = page.getByRole("status").getByRole("button", { name: "Undo" });

  await details.getByRole("button", { name: "Edit account" }).click();
  const account = page.getByRole("dialog", { name: "Edit account" });
  await account.getByLabel("City").fill("Olot");
  await account.getByRole("button", { name: "Save" }).click();
  const facts = details.getByRole("region", { name: "Facts" });
  await expect(facts).toContainText("Olot");
  await undo.click();
  await expect(facts).toContainText("Vic");

  await details.getByRole("button", { name: "Change status" }).click();
  const status = page.getByRole("dialog", { name: "Change status" });
  await status.getByRole("combobox").selectOption("in_trial");
  await status.getByLabel("Reason").fill("They try it for a month");
  await status.getByRole("button", { name: "Change status" }).click();
  const present = details.getByRole("region", { name: "Account status" });
  await expect(present).toContainText("In trial");
  await undo.click();
  await expect(present).toContainText("Prospect");
  const history = details.getByRole("region", { name: "Status history" });
  await expect(history).toContainText("They try it for a month");
  await expect(history).toContainText("The change was taken back");

  await details.getByRole("button", { name: "Add contact" }).click();
  const contact = page.getByRole("dialog", { name: "New contact" });
  await contact.getByRole("textbox", { name: "Contact name" }).fill("Laia Puig");
  await contact.getByRole("button", { name: "Save" }).click();
  const people = details.getByRole("region", { name: "Contacts" });
  await expect(people).toContainText("Laia Puig");
  await undo.click();
  await expect(people).not.toContainText("Laia Puig");

  await isLive(page);
  const [row] = await owner.api.rows("account");
  expect([row!.city, row!.status]).toEqual(["Vic", "prospect"]);
});
