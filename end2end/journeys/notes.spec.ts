// Notes to the team, mentions, assignment, and who is told.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test("a mention and an assignment tell the colleague, and opening the conversation is seeing them", async ({
  page,
  owner,
  ground,
  colleague,
  pageOf,
}) => {
  const paus = await pageOf(colleague);
  await paus.goto("/accounts");
  await isLive(paus);

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  const note = conversation.box("Note to the team");
  await note.pressSequentially("Dimarts a les nou, @pa");
  const members = page.getByRole("listbox", { name: "Members" });
  await expect(members.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(note).toHaveValue("Dimarts a les nou, @Pau Serra ");
  await note.pressSequentially("pots?");
  // Nothing typed is lost.
  await page.reload();
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  await expect(note).toHaveValue("Dimarts a les nou, @Pau Serra pots?");
  await conversation.button("Add note").click();
  await expect(note).toHaveValue("");
  const shown = conversation.thread.getByRole("complementary", { name: "Note, only for the team" });
  await expect(shown).toContainText("Dimarts a les nou, @Pau Serra pots?");
  await conversation.details.getByRole("combobox", { name: "Assignee" }).selectOption("Pau Serra");
  await expect(page.getByText("Assigned to Pau Serra")).toBeVisible();
  expect(await owner.api.rows("message"), "nothing was said to the account").toHaveLength(0);

  const bell = paus.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Notifications" });
  await expect(bell).toHaveText(/Notifications\s*2/);
  await bell.click();
  const told = paus.getByRole("list", { name: "Notifications" }).getByRole("listitem");
  await expect(told).toHaveCount(2);
  await expect(told.nth(0)).toContainText("Anna Roig assigned you this conversation");
  await expect(told.nth(1)).toContainText("Anna Roig mentioned you");
  await expect(told.nth(1)).toContainText("pots?");
  await told.nth(1).getByRole("link").click();
  await expect(paus.getByRole("log", { name: "Conversation" })).toContainText("@Pau Serra");
  await expect(bell).toHaveText(/Notifications\s*$/);
  await isLive(paus);
  const rows = await colleague.api.rows("notification");
  expect(rows.map((row) => row.seen_at !== undefined)).toEqual([true, true]);
  // Whoever loses it hears of it; what is taken back before they saw it leaves nothing.
  const assignee = conversation.details.getByRole("combobox", { name: "Assignee" });
  await bell.click();
  await assignee.selectOption("You");
  await expect(bell).toHaveText(/Notifications\s*1/);
  await expect(told.nth(0)).toContainText("Anna Roig took this conversation from you");
  await assignee.selectOption("Pau Serra");
  await expect(bell).toHaveText(/Notifications\s*2/);
  await assignee.selectOption("You");
  await expect(bell).toHaveText(/Notifications\s*1/);
  // It is nobody else's.
  expect(await owner.api.rows("notification")).toHaveLength(0);
  // Who acts is not told.
  await expect(
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Notifications" }),
  ).toHaveText(/Notifications\s*$/);
});

test("a note that is written anew offers colleagues behind an @, and tells whom it mentions only then", async ({
  page,
  colleague,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  await conversation.box("Note to the team").fill("Dimarts a les nou");
  await conversation.button("Add note").click();
  const note = conversation.thread.getByRole("complementary", { name: "Note, only for the team" });
  await note.getByRole("button", { name: "Edit note" }).click();
  const editor = note.getByRole("textbox", { name: "Edit note" });
  await editor.press("End");
  await editor.pressSequentially(", @pa");
  const members = note.getByRole("listbox", { name: "Members" });
  await expect(members.getByRole("option")).toHaveCount(1);
  // Escape closes the list and not the editor.
  await page.keyboard.press("Escape");
  await expect(members).toHaveCount(0);
  await editor.press("Backspace");
  await editor.press("Backspace");
  await editor.press("Backspace");
  await editor.pressSequentially("@pa");
  await page.keyboard.press("Enter");
  await expect(editor).toHaveValue("Dimarts a les nou, @Pau Serra ");
  await page.keyboard.press("Control+Enter");
  await expect(editor).toHaveCount(0);
  await expect(note).toContainText("@Pau Serra");
  await isLive(page);
  expect(await colleague.api.rows("notification")).toHaveLength(1);
});

test("a note that was begun is what one comes back to, and is listed", async ({ page, owner, ground }) => {
  const other = await addAccount(owner.api, ground, { name: "Celler Nou" });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  await conversation.box("Note to the team").pressSequentially("Call before nine");
  await page.goto(other.paths.conversation);
  await expect(conversation.composer).toBeVisible();
  await page.goto("/drafts");
  const notes = page.getByRole("region", { name: "Your notes" });
  await expect(notes.getByRole("listitem")).toContainText("Call before nine");
  await notes.getByRole("link").click();
  await expect(conversation.box("Note to the team")).toHaveValue("Call before nine");

  await page.goto("/drafts");
  await notes.getByRole("button", { name: "Delete the draft to Forn Vell" }).click();
  await expect(notes).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(notes.getByRole("listitem")).toContainText("Call before nine");
});

test("an assignment and a snooze are undone from what says them", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const assignee = conversation.details.getByRole("combobox", { name: "Assignee" });
  await assignee.selectOption("You");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(assignee).toHaveValue("");
  const snooze = conversation.details.getByRole("combobox", { name: "Snooze" });
  await snooze.selectOption("Until next week");
  await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  await isLive(page);
  const [asleep] = await owner.api.rows("conversation");
  const morning = new Date(asleep!.snoozed_until);
  expect([morning.getDay(), morning.getTime() > Date.now()]).toEqual([1, true]);
  // Until a day of one's own.
  await snooze.selectOption("Until a day …");
  const dialog = page.getByRole("dialog", { name: "Snooze until" });
  await dialog.getByLabel("Day").fill("2020-01-01");
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Choose a day after today.");
  const year = new Date().getFullYear() + 1;
  await dialog.getByLabel("Day").fill(`${year}-01-11`);
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect(dialog).toBeHidden();
  await isLive(page);
  const [later] = await owner.api.rows("conversation");
  const there = await page.evaluate((at) => new Date(at).toLocaleString("en-GB"), later!.snoozed_until as number);
  expect(there).toBe(`11/01/${year}, 09:00:00`);
  await snooze.selectOption("Wake it now");
  await isLive(page);
  const [awake] = await owner.api.rows("conversation");
  expect(awake!.snoozed_until).toBeUndefined();
});

test("a note is written to an account that must not be contacted, offline, and is sent later", async ({
  page,
  owner,
  ground,
  network,
}) => {
  await owner.api.act({
    change_account_status: { account_id: ground.account, to: "do_not_contact", why: "they asked" },
  });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await network.off();
  await conversation.composer.getByRole("radio", { name: "Note" }).check();
  await conversation.box("Note to the team").fill("Han trucat, estan enfadats");
  await page.keyboard.press("Control+Enter");
  const shown = conversation.thread.getByRole("complementary", { name: "Note, only for the team" });
  await expect(shown).toContainText("On this device");
  await network.on();
  await expect(shown).not.toContainText("On this device");
  const [note] = await owner.api.rows("note");
  expect(note!.text).toBe("Han trucat, estan enfadats");
});

test("a reply that a colleague logs is told as its assignee wants it", async ({
  owner,
  colleague,
  ground,
  browserOf,
}) => {
  // Told by the browser, as far as the page asks it to.
  const pau = await browserOf(colleague);
  await pau.grantPermissions(["notifications"]);
  await pau.addInitScript(() => {
    const shown: string[] = [];
    class Shown {
      static permission = "granted";
      constructor(title: string) {
        shown.push(title);
      }
    }
    Object.assign(window, { Notification: Shown, shown });
  });
  const paus = await pau.newPage();
  const shown = () => paus.evaluate(() => (window as unknown as { shown: string[] }).shown);
  const members = await owner.api.rows("member");
  const to = members.find((member) => member.name === colleague.person.name)!.id;
  await owner.api.act({ assign_conversation: { conversation_id: ground.conversation, to } });
  await paus.goto("/notifications");
  const bell = paus.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Notifications" });
  await expect(bell).toHaveText(/Notifications\s*1/);

  const choices = paus.getByRole("region", { name: "Notify me about" });
  await choices.getByRole("button", { name: "Show a test notification" }).click();
  await expect.poll(shown).toEqual(["Rapport"]);
  const assigned = choices.getByRole("checkbox", { name: "Somebody assigns you a conversation: Here" });
  await assigned.uncheck();
  await expect(bell).toHaveText(/Notifications\s*$/);
  await choices.getByRole("checkbox", { name: "Keep quiet hours" }).check();
  await choices.getByLabel("From").fill("00:00");
  await choices.getByLabel("Until").fill("23:59");
  await isLive(paus);
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text: "Sí, parlem-ne dilluns" }));
  const told = paus.getByRole("list", { name: "Notifications" }).getByRole("listitem");
  await expect(told).toHaveText(/logged a reply[\s\S]*Sí, parlem-ne dilluns/);
  await told.getByRole("link").click();
  await expect(paus.getByRole("article").filter({ hasText: "Sí, parlem-ne dilluns" })).toBeVisible();
  await expect(bell).toHaveText(/Notifications\s*$/);
  const [pauNow] = (await owner.api.rows("member")).filter((member) => member.id === to);
  expect(pauNow!.telling).toEqual({
    off: [{ event: "assigned", place: "in_app" }],
    quiet: { from: 0, until: 1_439 },
  });
});
