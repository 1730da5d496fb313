// The member's own keys, the sheet of all keys, the palette.

import { ConversationPage, isLive } from "../support/conversation";
import { openPalette } from "../support/palette";
import { expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test("single keys act on the open conversation, and none while typing", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text: "Ens interessa" }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Write a note to the team");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.keyboard.press("n");
  const note = conversation.box("Note to the team");
  await expect(note).toBeFocused();
  await page.keyboard.type("near e a s ?");
  await expect(note).toHaveValue("near e a s ?");
  await expect(sheet).toBeHidden();
  await page.getByRole("log", { name: "Conversation" }).focus();
  await page.keyboard.press("r");
  await expect(conversation.composer.locator("textarea").first()).toBeFocused();
  await expect(note).toHaveCount(0);
  await page.getByRole("log", { name: "Conversation" }).focus();
  await page.keyboard.press("p");
  await expect(conversation.theyWrote).toBeFocused();
  await page.getByRole("log", { name: "Conversation" }).focus();

  await page.keyboard.press("a");
  await expect(conversation.details.getByRole("combobox", { name: "Assignee" })).toContainText("You");
  // What is put away leaves the list; it was the last of it, and comes back by one key.
  await page.keyboard.press("s");
  await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  await expect(page).toHaveURL(/\/inbox$/);
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/\/inbox\/./);
  await page.keyboard.press("e");
  await expect(page.getByText("Closed: Forn Vell")).toBeVisible();
  await isLive(page);
  const [row] = await owner.api.rows("conversation");
  expect(row).toMatchObject({ status: "closed" });
  expect(row!.assignee).toBeTruthy();
});

test("J and K go through the list, and the palette goes everywhere", async ({ page, owner, ground }) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  await owner.api.act(
    logMessage(ground, { text: "Bon dia", at: Date.now() - 60_000 }),
    logMessage(nord, { text: "Guten Tag", language: "de" }),
  );
  await page.goto("/inbox");
  await isLive(page);
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows).toHaveCount(2);
  await openPalette(page);
  // A key that follows on Escape at once goes to the page, and not into the dialog that has gone.
  await Promise.all([page.keyboard.press("Escape"), page.keyboard.press("j")]);
  await expect(rows.nth(0)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toHaveAttribute("aria-current", "true");

  // Out of the composer and on, what was typed stays.
  await page.keyboard.press("r");
  const composer = page.getByRole("region", { name: "Write or paste" });
  await expect(composer.locator("textarea:focus")).toBeVisible();
  await page.keyboard.type("Bon dia");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Go to or do" });
  await page.keyboard.type("campai");
  // The place first; the last of all leads to the search.
  await expect(palette.getByRole("option").first()).toHaveText(/Campaigns/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Campaigns", level: 1 })).toBeVisible();
  // Nothing is open to be closed: it says so.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("close or");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Open a conversation first.")).toBeVisible();
});

test("a key is changed, refused where it is taken, switched off, and stays so", async ({
  page,
  ground,
}) => {
  await page.goto("/settings");
  await isLive(page);
  const keys = page.getByRole("region", { name: "Keys" });
  await keys.getByText("Change the keys").click();
  const note = keys.getByRole("textbox", { name: "Write a note to the team" });
  await note.press("r");
  await expect(keys.getByRole("alert")).toContainText("Answer: write, or paste their reply");
  await expect(note).toHaveValue("N");
  await note.press("m");
  await expect(note).toHaveValue("M");
  await keys.getByRole("textbox", { name: "Close or reopen the conversation" }).press("Backspace");

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.locator(".keys__line").filter({ hasText: "Close or reopen" })).toContainText("off");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await page.keyboard.press("n");
  await page.keyboard.press("m");
  await expect(conversation.box("Note to the team")).toBeFocused();
  await expect(page.getByRole("button", { name: "Close", exact: true })).toBeVisible();
});

test("the keys of a translation and of a review are the member's own too, and none lies", async ({
  page,
  owner,
  ground,
}) => {
  for (const name of ["Alba", "Bosc"]) await addAccount(owner.api, ground, { name, review: "pending" });
  await owner.api.act(
    logMessage(ground, { mode: "inbound_paste", text: "Ens interessa", translation: "We are interested" }),
  );
  await page.goto("/settings");
  await isLive(page);
  const keys = page.getByRole("region", { name: "Keys" });
  await keys.getByText("Change the keys").click();
  await keys.getByRole("textbox", { name: "Show the translation" }).press("y");
  await keys.getByRole("textbox", { name: "Approve, in a campaign's review" }).press("g");
  await keys.getByRole("textbox", { name: "Search", exact: true }).press("Backspace");

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const reply = conversation.message("Ens interessa");
  await reply.focus();
  await page.keyboard.press("t");
  await expect(reply).toContainText("We are interested");
  await page.keyboard.press("y");
  await expect(reply).not.toContainText("We are interested");
  await page.keyboard.press("/");
  await expect(reply).toBeFocused();

  await page.goto(`${ground.paths.campaign}?tab=accounts&review=pending`);
  await isLive(page);
  await expect(page.getByText("G approve, R reject, D defer")).toBeVisible();
  const box = page.getByRole("checkbox", { name: "Select Alba" });
  await box.focus();
  await page.keyboard.press("a");
  await page.keyboard.press("g");
  await expect(box).toHaveCount(0);
});

test("whoever answers one conversation after the other goes on from where it stood", async ({ page, owner, ground }) => {
  const grounds = [ground];
  for (const name of ["Kaffee Nord", "Celler Nou", "Casa Pla"]) {
    grounds.push(await addAccount(owner.api, ground, { name }));
  }
  for (const [n, one] of grounds.entries()) {
    await owner.api.act(logMessage(one, { mode: "inbound_paste", text: `Bon dia ${n}`, at: Date.now() - (9 - n) * 3_600_000 }));
  }
  await page.goto("/inbox");
  await isLive(page);
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows).toHaveCount(4);
  const conversation = new ConversationPage(page);
  const head = page.getByRole("main").getByRole("heading").first();
  await page.keyboard.press("j");
  await expect(head).toHaveText("Casa Pla");
  for (const name of ["Celler Nou", "Kaffee Nord", "Forn Vell"]) {
    // What is written moves the conversation to the top.
    await conversation.logSent("Gràcies");
    await page.keyboard.press("j");
    await expect(head).toHaveText(name);
  }
});

test("whoever closes or snoozes one goes on to the next, and from the last to the list", async ({ page, owner, ground }) => {
  const grounds = [ground];
  for (const name of ["Kaffee Nord", "Celler Nou"]) grounds.push(await addAccount(owner.api, ground, { name }));
  for (const [n, one] of grounds.entries()) {
    await owner.api.act(logMessage(one, { mode: "inbound_paste", text: `Bon dia ${n}`, at: Date.now() - (9 - n) * 3_600_000 }));
  }
  await page.goto("/inbox");
  await isLive(page);
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(rows).toHaveCount(3);
  const head = page.getByRole("main").getByRole("heading").first();
  await page.keyboard.press("j");
  await expect(head).toHaveText("Celler Nou");
  await page.keyboard.press("e");
  await expect(head).toHaveText("Kaffee Nord");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("j");
  await expect(head).toHaveText("Forn Vell");
  // Nothing stands below: up.
  await page.keyboard.press("s");
  await expect(head).toHaveText("Kaffee Nord");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await expect(page).toHaveURL(/\/inbox$/);
  await expect(rows).toHaveCount(0);
});

test("the palette assigns, snoozes, and leads to campaigns, views and sections", async ({
  page,
  owner,
  ground,
  colleague,
}) => {
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text: "Ens interessa" }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const palette = page.getByRole("dialog", { name: "Go to or do" });
  const options = palette.getByRole("option");
  const choose = async (typed: string, name: RegExp) => {
    await openPalette(page);
    await page.keyboard.type(typed);
    await expect(options.first()).toHaveText(name);
    await page.keyboard.press("Enter");
  };
  const { name } = (await colleague.api.rows("member")).find((row: any) => row.role === "member")!;
  await choose(`assign the conversation to ${name}`, /^Assign/);
  await expect(conversation.details.getByRole("combobox", { name: "Assignee" })).toContainText(name);
  await choose("next week", /^Snooze: until next week/);
  await expect(page.getByText(/^Snoozed until/)).toBeVisible();
  const row = page.getByRole("list", { name: "Conversations" }).getByRole("link");
  await expect(row).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(row).toHaveCount(1);
  // What is selected is meant before what is open, and is called so.
  await page.keyboard.press("j");
  await expect(row).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("x");
  await choose("snooze 1 selected: until next week", /^Snooze 1 selected/);
  await expect(page.getByText("Snoozed: 1 conversation")).toBeVisible();
  await expect(page.getByRole("group", { name: "With the selection" })).toHaveCount(0);
  await choose("prima", /^Primavera/);
  await expect(page.getByRole("heading", { name: "Primavera" }).first()).toBeVisible();
  await choose("requires", /^Inbox: Requires action/);
  await expect(page).toHaveURL(/standing=requires-action/);
});

test("closing is undone by one key, with the snooze that it ended", async ({ page, owner, ground }) => {
  await owner.api.act(
    logMessage(ground, { text: "Bon dia" }),
    { snooze_conversation: { conversation_id: ground.conversation, until: Date.now() + 3_600_000 } },
  );
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  await page.getByRole("log", { name: "Conversation" }).focus();
  await page.keyboard.press("e");
  await expect(page.getByText("Closed: Forn Vell")).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByText("Closed: Forn Vell")).toHaveCount(0);
  await isLive(page);
  const [row] = (await owner.api.rows("conversation")).filter((row) => row.id === ground.conversation);
  expect([row!.status, row!.snoozed_until !== undefined]).toEqual(["pending", true]);
});

test("the palette opens forms, does what the page before it does, and goes to a part of the settings", async ({
  page,
  ground,
}) => {
  await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const palette = page.getByRole("dialog", { name: "Go to or do" });
  const options = palette.getByRole("option");
  const choose = async (typed: string) => {
    await openPalette(page);
    await page.keyboard.type(typed);
    await expect(options.first()).toHaveText(new RegExp(`^${typed}`));
    await page.keyboard.press("Enter");
    await expect(palette).toBeHidden();
  };
  for (const [deed, form] of [
    ["Record a call or a meeting", "Record what happened"],
    ["Change status", "Change status"],
    ["Add contact", "New contact"],
  ] as const) {
    await choose(deed);
    const dialog = page.getByRole("dialog", { name: form });
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  for (const form of ["New account", "New campaign", "New product"]) {
    // Twice: the second time from the very page.
    for (const _ of ["from elsewhere", "again"]) {
      await choose(form);
      await expect(page.getByRole("dialog", { name: form })).toBeVisible();
      await expect(page).not.toHaveURL(/new/);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog", { name: form })).toBeHidden();
    }
  }
  await choose("Settings: Custom fields");
  await expect(page.getByRole("region", { name: "Custom fields" })).toBeInViewport();
  await choose("New field");
  await expect(page.getByRole("dialog", { name: "New custom field" })).toBeVisible();
});
