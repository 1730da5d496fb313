// What makes the log comfortable: LinkedIn as it is copied, languages that can be put right, drafts
// that say what they lack, notes that can be changed, forms that say everything at once.

import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test.use({ permissions: ["clipboard-read", "clipboard-write"], timezoneId: "Europe/Madrid", locale: "en-GB" });

const toast = (page: Page, said: string) => page.getByRole("status").filter({ hasText: said });

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+v");
}

test("a LinkedIn conversation copied as names and times becomes a message each, on its side", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.click();
  await paste(
    page,
    "NOV 12\nMarta Bosch\n2:15 PM\nBon dia Anna\n\nQuin preu té?\nAnna Roig\n2:20 PM\n59 euros al mes\nView Marta’s profile\nMarta Bosch  2:31 PM\nD'acord, gràcies",
  );
  const preview = page.getByRole("dialog", { name: "3 messages in this paste" });
  await preview.getByRole("button", { name: "Log 3 messages" }).click();
  await expect(conversation.messages).toHaveCount(3);
  await isLive(page);
  const rows = await owner.api.rows("message");
  const said = rows.map((row) => row.said).sort((a, b) => a.occurred_at - b.occurred_at);
  expect(said.map((one) => one.mode)).toEqual(["inbound_paste", "log_sent", "inbound_paste"]);
  expect(said.map((one) => one.channel)).toEqual(["linkedin", "linkedin", "linkedin"]);
  expect(said[0].original_text).toBe("Bon dia Anna\n\nQuin preu té?");
});

test("the time of a LinkedIn message stays, and its channel is not doubted by the thread", async ({
  page,
  owner,
  ground,
}) => {
  const at = Date.now() - 86_400_000;
  await owner.api.act(logMessage(ground, { text: "Hola", at }), logMessage(ground, { text: "Encara hi sou?", at: at + 1 }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.click();
  await paste(page, "Marta Bosch sent the following message at 10:31 AM\nView Marta’s profile\nMarta Bosch  10:31 AM\nBon dia, parlem-ne");
  await expect(conversation.theyWrote).toHaveValue("Bon dia, parlem-ne");
  await expect(page.getByRole("group", { name: "Recognised" })).toContainText("10:31");
  await expect(conversation.composer.getByText(/^This looks like/)).toHaveCount(0);
});

test("the language of a logged message is put right from its menu, and that is undone", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text: "Tak for tilbuddet", language: "de" }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const message = conversation.message("Tak for tilbuddet");
  await message.getByRole("button", { name: "More for this message" }).click();
  await message.getByRole("combobox", { name: "Language of the message" }).selectOption("Danish");
  await isLive(page);
  const language = async () => (await owner.api.rows("message"))[0]!.said.original_language;
  expect(await language()).toBe("da");
  await toast(page, "The message is in Danish").getByRole("button", { name: "Undo" }).click();
  await isLive(page);
  expect(await language()).toBe("de");
});

test("a draft of one's own words alone shows them, and says which text is missing", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Good morning Marta");
  await conversation.button("Save draft").click();
  const draft = conversation.message("Good morning Marta");
  await expect(draft.getByText("Good morning Marta")).toBeVisible();
  await expect(draft).toContainText("“They read” is still empty");
  await expect(draft.getByRole("button", { name: "Log", exact: true })).toHaveCount(0);
  await draft.getByRole("button", { name: "Edit" }).click();
  await conversation.theyRead.fill("Bon dia Marta");
  await conversation.log.click();
  await expect(conversation.message("Bon dia Marta")).toBeVisible();
});

test("a note is edited and struck out where it stands, and one that was just added goes back into its box", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  const box = conversation.box("Note to the team");
  await box.fill("Call on Monday");
  await conversation.button("Add note").click();
  await expect(box).toHaveValue("");
  await toast(page, "Note added").getByRole("button", { name: "Undo" }).click();
  await expect(box).toHaveValue("Call on Monday");
  const notes = conversation.thread.getByRole("complementary", { name: "Note, only for the team" });
  await expect(notes.first()).toContainText("Taken back");

  await conversation.button("Add note").click();
  const note = notes.filter({ hasNotText: "Taken back" });
  await note.getByRole("button", { name: "Edit note" }).click();
  await note.getByRole("textbox", { name: "Edit note" }).fill("Call on Tuesday");
  await page.keyboard.press("Control+Enter");
  await expect(note).toContainText("Call on Tuesday");
  await expect(note).toContainText("edited");
  await toast(page, "Note saved").getByRole("button", { name: "Undo" }).click();
  await expect(note).toContainText("Call on Monday");
  await note.getByRole("button", { name: "Take back note" }).click();
  await expect(notes.filter({ hasText: "Taken back" })).toHaveCount(2);
  await toast(page, "Note taken back").getByRole("button", { name: "Undo" }).click();
  await expect(notes.filter({ hasText: "Taken back" })).toHaveCount(1);
  await expect(note).toContainText("Call on Monday");
  await isLive(page);
  const rows = await owner.api.rows("note");
  expect(rows.map((row) => [row.text, row.retraction !== undefined]).sort()).toEqual([
    ["Call on Monday", false],
    ["Call on Monday", true],
  ]);
});

test("once a text is logged the composer's deed stands out, and the channel's door beside it does not", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("AI draft");
  await conversation.box("The assistant's answer").fill("Bon dia Marta");
  await conversation.log.click();
  const handed = page.getByRole("region", { name: "What was logged" });
  await expect(handed.getByRole("link", { name: "Open in the mail program" })).not.toHaveClass(/button--primary/);
  await expect(conversation.log).toHaveClass(/button--primary/);
});

test("a complaint is said once", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bon dia {{contact.title}}");
  await conversation.log.click();
  await expect(conversation.composer.getByText(/contact\.title/).filter({ hasNot: page.getByRole("textbox") })).toHaveCount(1);
  await conversation.theyRead.fill("Bon dia");
  await conversation.button("Sent earlier").click();
  await conversation.composer.getByLabel("When it was said").fill("2099-01-01T10:00");
  await conversation.composer.getByLabel("When it was said").blur();
  await conversation.log.click();
  await expect(conversation.composer.getByText("lies in the future")).toHaveCount(1);
  await expect(conversation.composer.getByLabel("When it was said")).toBeFocused();
});

test("a saved reply takes the place of what was typed, where the cursor is", async ({ page, owner, ground }) => {
  await owner.api.act({ save_reply: { id: newId(), name: "Date", text: "Quan us va bé?", shared: true } });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("When?");
  await conversation.theyRead.fill("Hola  Adéu");
  await conversation.theyRead.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 5));
  await conversation.button("Saved replies").click();
  await page.keyboard.type("dat");
  await page.keyboard.press("Enter");
  await expect(conversation.theyRead).toHaveValue("Hola Quan us va bé? Adéu");
  await expect(conversation.youWrite).toHaveValue("When?");
  // So does a variable.
  await conversation.youWrite.fill("Dear , when?");
  await conversation.youWrite.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 5));
  await conversation.button("Variables").click();
  await conversation.button("Their first name").click();
  await expect(conversation.youWrite).toHaveValue("Dear {{contact.first_name}}, when?");
});

test("Escape takes away what a press of Saved replies began, and closes the variables", async ({ page, owner, ground }) => {
  await owner.api.act({ save_reply: { id: newId(), name: "Date", text: "Quan us va bé?", shared: true } });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Hola");
  const list = page.getByRole("listbox", { name: "Saved replies" });
  await conversation.button("Saved replies").click();
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(conversation.theyRead).toHaveValue("Hola");
  await expect(conversation.theyRead).toBeFocused();
  // So does a second press.
  await conversation.button("Saved replies").click();
  await expect(list).toBeVisible();
  await conversation.button("Saved replies").click();
  await expect(list).toHaveCount(0);
  await expect(conversation.theyRead).toHaveValue("Hola");

  // Wherever the cursor went meanwhile, the sign alone goes.
  await conversation.button("Saved replies").click();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("ArrowLeft");
  await conversation.theyRead.blur();
  await expect(conversation.theyRead).toHaveValue("Hola");

  await conversation.button("Variables").click();
  await conversation.theyRead.focus();
  await page.keyboard.press("Escape");
  await expect(conversation.button("Variables")).toHaveAttribute("aria-expanded", "false");
  await expect(conversation.theyRead).toBeFocused();
});

test("the form of a saved reply says all that is wrong, and puts a variable at the cursor", async ({ page, owner }) => {
  await page.goto("/settings");
  await isLive(page);
  const section = page.getByRole("region", { name: "Saved replies" });
  await section.getByRole("button", { name: "New saved reply" }).click();
  const dialog = page.getByRole("dialog", { name: "New saved reply" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveCount(2);
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("Greeting");
  const text = dialog.getByRole("textbox", { name: /^Text/ });
  await text.fill("Hola , adéu");
  await text.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(5, 5));
  await dialog.getByRole("button", { name: "Their first name" }).click();
  await expect(text).toHaveValue("Hola {{contact.first_name}}, adéu");
  await dialog.getByRole("button", { name: "Save" }).click();
  await isLive(page);
  expect(await owner.api.rows("saved_reply")).toHaveLength(1);
});

test("whoever asks not to be written to again is proposed for do not contact, and nothing sets itself", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill("Please remove me from your list and stop writing to me.");
  await conversation.composer.getByRole("combobox", { name: "Intent" }).selectOption("Unsubscribe");
  await conversation.log.click();
  const status = async () => (await owner.api.rows("account"))[0]!.status;
  await isLive(page);
  expect(await status()).toBe("prospect");
  // It stands until it is decided, and whoever writes to them is warned.
  await conversation.paste("Sure");
  const warning = conversation.composer.getByText(/^They asked on .+ not to be written to again\.$/);
  await conversation.choose("Paste reply");
  await expect(warning).toHaveCount(0);
  await conversation.choose("Log sent");
  await expect(warning).toBeVisible();
  await conversation.thread.getByRole("button", { name: "They did not mean that" }).click();
  await expect(warning).toHaveCount(0);
  await toast(page, "No longer a request to stop").getByRole("button", { name: "Undo" }).click();
  await expect(warning).toBeVisible();
  await conversation.thread.getByRole("button", { name: "Set do not contact" }).click();
  await isLive(page);
  expect(await status()).toBe("do_not_contact");
  await toast(page, "Do not contact is set").getByRole("button", { name: "Undo" }).click();
  await isLive(page);
  expect(await status()).toBe("prospect");
});

test("however long a name is, it pushes nothing out of the pane", async ({ page, owner, ground }) => {
  const long = await addAccount(owner.api, ground, { name: "W".repeat(500), contact: "M".repeat(500) });
  const conversation = await ConversationPage.open(page, long.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bon dia");
  await expect(conversation.log).toBeInViewport({ ratio: 1 });
  await conversation.log.click();
  const message = conversation.message("Bon dia");
  await expect(message).toBeVisible();
  for (const part of [conversation.composer, conversation.thread]) {
    const width = await part.evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(width).toBeLessThanOrEqual(0);
  }
});

test.describe("in one language", () => {
  test.use({ accountWishes: { language: "en" } });

  test("nothing is to be translated", async ({ page, ground }) => {
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await isLive(page);
    await conversation.choose("Paste reply");
    await expect(conversation.theyWrote).toBeVisible();
    await expect(conversation.box("You read")).toHaveCount(0);
    await conversation.choose("Type & translate");
    await expect(conversation.theyRead).toBeVisible();
    await expect(conversation.youWrite).toHaveCount(0);
  });
});
