// The list of the inbox: its sections, what narrows it, views, what comes back from its snooze.

import type { Page } from "@playwright/test";
import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, test } from "../support/test";
import { addAccount, flag, type Ground, logMessage } from "../support/workspace";

const hours = (n: number) => Date.now() - n * 60 * 60 * 1000;

function listOf(page: Page) {
  const rows = page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
  const tab = (name: string) =>
    page.getByRole("navigation", { name: "Which conversations" }).getByRole("link", { name: new RegExp(`^${name}`) });
  const quick = (name: string) =>
    page.getByRole("group", { name: "Filter" }).getByRole("button", { name: new RegExp(`^${name}`) });
  const way = (name: string) => page.getByRole("button", { name, exact: true });
  const channel = (name: string) =>
    page.getByRole("navigation", { name: "Channel" }).getByRole("link", { name: new RegExp(`^${name}`) });
  const shownOnly = page.getByRole("group", { name: "Shown only" });
  const form = page.getByRole("group", { name: "Show only" });
  return { rows, tab, quick, way, channel, shownOnly, form };
}

const asks = (ground: Ground, text: string, at: number) =>
  logMessage(ground, { mode: "inbound_paste", text, at });

test("what is snoozed or must not be contacted does not wait for a reply, and comes back in its time", async ({
  page,
  owner,
  ground,
}) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord" });
  const celler = await addAccount(owner.api, ground, { name: "Celler Nou" });
  await owner.api.act(
    asks(ground, "Ens interessa", hours(3)),
    asks(nord, "Ja, bitte", hours(2)),
    asks(celler, "No ens escriviu més", hours(1)),
  );
  await page.goto("/inbox");
  const list = listOf(page);
  await list.tab("Mine").click();
  await expect(page.getByText("No conversation is yours")).toBeVisible();
  await list.tab("All").click();
  await expect(list.quick("Needs a reply")).toHaveText(/3$/);
  await list.quick("Needs a reply").click();
  await expect(page).toHaveURL(/standing=needs-reply/);
  await expect(list.rows).toHaveCount(3);

  await owner.api.act(flag(celler, "do_not_contact", "they asked us to"));
  await expect(list.rows).toHaveCount(2);
  const back = Date.now() + 4_000;
  await owner.api.act({ snooze_conversation: { conversation_id: nord.conversation, until: back } });
  await expect(list.rows).toHaveCount(1);
  await expect(list.rows).toContainText("Forn Vell");
  await expect(
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Inbox" }),
  ).toHaveText(/1$/);
  // Nobody touches anything: its time comes.
  await expect(list.rows).toHaveCount(2);
  expect(Date.now()).toBeGreaterThanOrEqual(back - 50);

  await owner.api.act({
    snooze_conversation: { conversation_id: ground.conversation, until: back + 3_600_000 },
  });
  await expect(list.rows).toHaveCount(1);
  // Out of the way in every section; found where it is asked for.
  await page.goto("/inbox");
  await expect(list.tab("All")).toHaveText(/2$/);
  await expect(list.rows).toHaveCount(2);
  await expect(list.rows.filter({ hasText: "Forn Vell" })).toHaveCount(0);
  await page.goto("/inbox?standing=snoozed");
  await expect(list.rows).toHaveText(/Forn Vell/);
  await page.goto("/inbox");
  await owner.api.act(asks(ground, "Encara hi sou?", Date.now()));
  await expect(list.rows.first()).toContainText("Forn Vell");
});

test("sections and filters are combined, stand in the address, and are taken off one by one", async ({
  page,
  owner,
  ground,
}) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  const celler = await addAccount(owner.api, ground, { name: "Celler Nou" });
  const me = (await owner.api.rows("member"))[0]!.id;
  await owner.api.act(
    asks(ground, "Ens interessa", hours(3)),
    asks(nord, "Ja, bitte", hours(2)),
    logMessage(celler, { text: "Bon dia", at: hours(1) }),
    { assign_conversation: { conversation_id: nord.conversation, to: me } },
    { tag_conversation: { conversation_id: ground.conversation, add: ["Two Shops"] } },
  );
  await page.goto("/inbox");
  const list = listOf(page);
  await expect(list.tab("All")).toHaveText(/3$/);
  await list.tab("Mine").click();
  await expect(list.rows).toHaveCount(1);
  await expect(list.rows).toContainText("Kaffee Nord");
  await list.tab("Unassigned").click();
  await expect(list.rows).toHaveCount(2);

  await list.way("Filter").click();
  await list.form.getByRole("combobox", { name: /^Language/ }).selectOption("Catalan");
  await list.form.getByRole("combobox", { name: /^Tag/ }).selectOption("two shops");
  await expect(list.rows).toHaveCount(1);
  await expect(list.rows).toContainText("Forn Vell");
  await page.keyboard.press("Escape");
  await expect(list.form).toBeHidden();
  await expect(list.way("Filter")).toBeFocused();
  await list.channel("Email").click();
  await list.way("Filter").click();
  await list.form.getByRole("combobox", { name: /^Replied/ }).selectOption("They have written");
  await list.form.getByRole("button", { name: "Done" }).click();
  await expect(list.shownOnly).toContainText("1 shown");

  await page.reload();
  await expect(list.rows).toHaveCount(1);
  await expect(list.shownOnly.getByRole("button")).toHaveText(["# two shops", "Catalan", "They have written", "Clear filters", "Save as view"]);
  // Opening a conversation keeps what is asked for, and so does the way back.
  await list.rows.getByRole("link").click();
  await expect(page).toHaveURL(/inbox\/.+tag=two/);
  await page.goBack();
  await list.shownOnly.getByRole("button", { name: "# two shops" }).click();
  await expect(list.rows).toHaveCount(1);
  await list.shownOnly.getByRole("button", { name: "They have written" }).click();
  await expect(list.rows).toHaveCount(2);
  await page.goBack();
  await expect(list.rows).toHaveCount(1);

  await list.tab("Closed").click();
  await expect(page.getByText("No conversation matches")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear filters" }).last().click();
  await expect(list.shownOnly).toHaveCount(0);
});

test("the oldest activity stands first where that is asked for", async ({ page, owner, ground }) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  await owner.api.act(asks(ground, "Ens interessa", hours(30)), asks(nord, "Ja, bitte", hours(2)));
  await page.goto("/inbox?standing=needs-reply");
  const list = listOf(page);
  await expect(list.rows.first()).toContainText("Kaffee Nord");
  await list.way("Filter").click();
  await list.form.getByRole("checkbox", { name: "Oldest first" }).check();
  await expect(list.rows.first()).toContainText("Forn Vell");
  await expect(page).toHaveURL(/order=oldest/);
  await list.shownOnly.getByRole("button", { name: "Oldest first" }).click();
  await expect(list.rows.first()).toContainText("Kaffee Nord");
});

test("each member reads for themselves, and what is kept under a name is counted", async ({
  page,
  owner,
  ground,
  colleague,
  server,
  pageOf,
}) => {
  const third = { name: "Núria Pi", email: "nuria@example.com", password: "battery staple horse" };
  const logger = await owner.api.invite(server.address, third);
  await logger.api.act(asks(ground, "Ens interessa", hours(1)));
  await logger.api.close();
  await page.goto("/inbox");
  const list = listOf(page);
  await list.quick("Unread").click();
  await expect(list.rows).toHaveCount(1);
  await page.getByRole("button", { name: "Save as view" }).click();
  const form = page.getByRole("dialog", { name: "Save as view" });
  await form.getByLabel("Name of the view").fill("To read");
  await form.getByLabel("Everybody on the team sees it").check();
  await form.getByRole("button", { name: "Save" }).click();
  const view = page.getByRole("button", { name: /^To read/ });
  await expect(view).toContainText("1");

  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await expect(conversation.message("Ens interessa")).toBeVisible();
  await expect(list.rows.getByText("Unread")).toHaveCount(0);
  await expect(list.rows).toContainText("Needs a reply");
  await isLive(page);
  expect(await owner.api.rows("reading")).toHaveLength(1);
  expect(await colleague.api.rows("reading")).toHaveLength(0);

  const theirs = await pageOf(colleague);
  await theirs.goto("/inbox");
  await theirs.getByRole("button", { name: /^To read/ }).click();
  await expect(listOf(theirs).rows).toHaveCount(1);
  await expect(view).toContainText("0");
});

test("a range is tagged, snoozed, assigned and closed at once, and each is undone by one key", async ({
  page,
  owner,
  ground,
}) => {
  const grounds = [ground];
  for (const name of ["Kaffee Nord", "Celler Nou", "Casa Pla"]) {
    grounds.push(await addAccount(owner.api, ground, { name }));
  }
  for (const [n, one] of grounds.entries()) {
    await owner.api.act(asks(one, `Bon dia ${n}`, hours(10 - n)));
  }
  await page.goto("/inbox");
  await isLive(page);
  const list = listOf(page);
  const bar = page.getByRole("group", { name: "With the selection" });
  await list.way("Select several").click();
  await list.rows.nth(0).getByRole("checkbox").check();
  await list.rows.nth(2).getByRole("checkbox").click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 selected");
  // The rows reach down to what is done with them.
  const [rows, acts] = [await page.locator(".standing").boundingBox(), await bar.boundingBox()];
  expect(rows!.y + rows!.height).toBeCloseTo(acts!.y, 0);
  await bar.getByRole("button", { name: "Select all 4" }).click();
  await expect(bar).toContainText("4 selected");

  const saved = async (read: (row: any) => unknown) => {
    await isLive(page);
    return (await owner.api.rows("conversation")).map(read);
  };
  await bar.getByRole("textbox", { name: "Tag, or -tag" }).fill("Spring  Fair");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tagged “spring fair”: 4 conversations")).toBeVisible();
  expect(await saved((row) => row.tags)).toEqual(Array(4).fill(["spring fair"]));
  await bar.getByRole("combobox", { name: "Assign to" }).selectOption("You");
  await expect(list.tab("Mine")).toHaveText(/4$/);
  await bar.getByRole("combobox", { name: "Snooze" }).selectOption("Until next week");
  await expect(list.quick("Needs a reply")).toHaveText(/0$/);
  // Whatever was chosen, single keys act again.
  await page.keyboard.press("z");
  await expect(list.quick("Needs a reply")).toHaveText(/4$/);
  expect(await saved((row) => row.snoozed_until)).toEqual(Array(4).fill(undefined));
  // What left the list left the selection.
  const again = async () => {
    await expect(bar).toHaveCount(0);
    await list.rows.nth(0).getByRole("checkbox").check();
    await bar.getByRole("button", { name: "Select all 4" }).click();
  };
  await again();
  await bar.getByRole("combobox", { name: "Snooze" }).selectOption("Until a day …");
  const day = page.getByRole("dialog", { name: "Snooze until" });
  await day.getByLabel("Day").fill(`${new Date().getFullYear() + 1}-01-11`);
  await day.getByRole("button", { name: "Snooze" }).click();
  await expect(list.quick("Needs a reply")).toHaveText(/0$/);
  await page.keyboard.press("z");
  await expect(list.quick("Needs a reply")).toHaveText(/4$/);
  await again();

  // A key is for what is selected.
  await page.keyboard.press("e");
  await expect(list.tab("Closed")).toHaveText(/4$/);
  await page.keyboard.press("z");
  await expect(list.tab("Closed")).toHaveText(/0$/);
  await again();
  await bar.getByRole("button", { name: "Mark read" }).click();
  await expect(list.rows.getByText("Unread")).toHaveCount(0);
  await bar.getByRole("combobox", { name: "Account status" }).selectOption("Customer");
  await expect(page.getByText("Status changed: 4 accounts")).toBeVisible();
  await bar.getByRole("button", { name: "Close", exact: true }).click();
  await expect(list.tab("Closed")).toHaveText(/4$/);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(list.tab("Closed")).toHaveText(/0$/);
  expect(await saved((row) => row.status)).toEqual(Array(4).fill("open"));
});

test("tags are put on beside the thread, and a conversation is marked unread by a key", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(asks(ground, "Ens interessa", hours(1)));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  const list = listOf(page);
  await page.getByRole("log", { name: "Conversation" }).focus();
  await page.keyboard.press("l");
  const field = conversation.details.getByRole("combobox", { name: "Add a tag" });
  await expect(field).toBeFocused();
  await field.fill("x".repeat(41));
  await page.keyboard.press("Enter");
  await expect(conversation.details.getByRole("alert")).toContainText("40");
  await expect(field).toHaveValue("x".repeat(41));
  await field.fill("Two Shops");
  await page.keyboard.press("Enter");
  const tags = conversation.details.getByRole("list", { name: "Tags" });
  const undo = page.getByRole("status").getByRole("button", { name: "Undo" });
  await expect(tags).toContainText("two shops");
  await undo.click();
  await expect(tags).toHaveCount(0);
  await field.fill("Two Shops");
  await page.keyboard.press("Enter");
  await tags.getByRole("button", { name: "Take off two shops" }).click();
  await expect(tags).toHaveCount(0);
  await undo.click();
  await expect(tags).toContainText("two shops");

  await page.getByRole("log", { name: "Conversation" }).focus();
  await expect(list.rows.getByText("Unread")).toHaveCount(0);
  await page.keyboard.press("u");
  await expect(list.rows.getByText("Unread")).toHaveCount(1);
  await page.keyboard.press("x");
  await expect(page.getByRole("group", { name: "With the selection" })).toContainText("1 selected");
});

test("the list stands still under the pointer and says what came meanwhile", async ({
  page,
  owner,
  colleague,
  ground,
}) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord" });
  await owner.api.act(asks(nord, "Ja, bitte", hours(2)), asks(ground, "Ens interessa", hours(1)));
  await page.goto("/inbox");
  await isLive(page);
  const { rows } = listOf(page);
  await rows.first().hover();
  await colleague.api.act(asks(nord, "Sind Sie noch da?", Date.now()));
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  await expect(rows.first()).toContainText("Forn Vell");
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(rows.first()).toContainText("Kaffee Nord");
  await expect(page.getByRole("button", { name: "1 new" })).toHaveCount(0);
  // What is open is no news.
  await rows.filter({ hasText: "Forn Vell" }).getByRole("link").click();
  await rows.first().hover();
  await owner.api.act(asks(ground, "Encara hi sou?", Date.now()));
  await expect(page.getByRole("article").filter({ hasText: "Encara hi sou?" })).toBeVisible();
  await expect(page.getByRole("button", { name: "1 new" })).toHaveCount(0);
  // Nothing points at it: it follows by itself.
  await page.mouse.move(900, 500);
  await colleague.api.act(asks(ground, "I vosaltres?", Date.now()));
  await expect(rows.first()).toContainText("Forn Vell");
});

test("a card says the campaign, the tags, how much is unread and what an assistant drafted", async ({
  page,
  owner,
  colleague,
  ground,
}) => {
  const long = "Forn i pastisseria ".repeat(27).trim().slice(0, 500);
  const nord = await addAccount(owner.api, ground, { name: long, contact: "مريم العلوي ".repeat(30).trim() });
  const tags = ["bakery", "two shops", "vegan", "girona"];
  const draft = logMessage(nord, { text: "Bon dia", at: hours(1) });
  // Whoever logs a reply has read it.
  await colleague.api.act(asks(ground, "Ens interessa", hours(3)), asks(ground, "Encara hi sou?", hours(2)));
  await owner.api.act(
    { log_message: { ...draft.log_message, said: { ...draft.log_message.said, mode: "ai_draft" } } },
    { tag_conversation: { conversation_id: nord.conversation, add: tags } },
  );
  await page.goto("/inbox");
  const { rows } = listOf(page);
  const [theirs, ours] = [rows.filter({ hasText: "Forn Vell" }), rows.filter({ hasText: "pastisseria" })];
  await expect(theirs).toContainText("2 unread");
  await expect(theirs).toContainText("Needs a reply");
  await expect(theirs).toContainText("Primavera");
  await expect(theirs).not.toContainText("Drafted by AI");
  await expect(ours).toContainText("Drafted by AI");
  await expect(ours).not.toContainText(/unread/i);
  for (const tag of ["bakery", "girona"]) await expect(ours).toContainText(tag);
  await expect(ours).toContainText("+2");
  // A name of 500 characters, in whatever script, stays in its place, and so does what follows it.
  const list = (await page.getByRole("list", { name: "Conversations" }).boundingBox())!;
  for (const text of [long, "مريم", "Bon dia", "Primavera", "bakery"]) {
    const box = (await ours.getByText(text, { exact: text === long }).first().boundingBox())!;
    expect(box.width, text).toBeGreaterThan(12);
    expect(box.x, text).toBeGreaterThanOrEqual(list.x);
    expect(box.x + box.width, text).toBeLessThanOrEqual(list.x + list.width);
  }
});

test("the channels of a section are tabs with their counts", async ({ page, owner, ground }) => {
  const grounds = [ground];
  const seen = newId();
  for (const name of ["Kaffee Nord", "Celler Nou"]) grounds.push(await addAccount(owner.api, ground, { name }));
  for (const [n, one] of grounds.entries()) {
    const { log_message } = logMessage(one, {
      mode: "inbound_paste",
      text: `Bon dia ${n}`,
      at: hours(5 - n),
      id: n === 0 ? seen : newId(),
    });
    const channel = n === 0 ? "whatsapp" : "email";
    await owner.api.act({ log_message: { ...log_message, said: { ...log_message.said, channel } } });
  }
  await page.goto("/inbox");
  const list = listOf(page);
  await expect(list.channel("Email")).toHaveText("Email 2");
  await expect(list.channel("WhatsApp")).toHaveText("WhatsApp 1");
  await expect(list.channel("LinkedIn")).toHaveCount(0);
  await list.channel("WhatsApp").click();
  await expect(page).toHaveURL(/channel=whatsapp/);
  await expect(list.rows).toHaveCount(1);
  await expect(list.rows).toContainText("Forn Vell");
  // It is counted in the section that is shown, and what is chosen stays in sight.
  await list.tab("Closed").click();
  await expect(list.channel("WhatsApp")).toHaveText("WhatsApp 0");
  await expect(list.channel("Email")).toHaveCount(0);
  await list.tab("All").click();
  await list.channel("All").click();
  await expect(list.rows).toHaveCount(3);
  await owner.api.act({
    close_conversation: { conversation_id: ground.conversation, seen_inbound: seen },
  });
  await expect(list.channel("WhatsApp")).toHaveCount(0);
});

test("what requires action is a reply, a snooze that has ended, or a draft that was left", async ({
  page,
  owner,
  ground,
}) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord" });
  const celler = await addAccount(owner.api, ground, { name: "Celler Nou" });
  await owner.api.act(
    asks(ground, "Ens interessa", hours(3)),
    logMessage(nord, { text: "Guten Tag", at: hours(2) }),
    logMessage(celler, { text: "Bon dia", at: hours(1) }),
  );
  await page.goto("/inbox");
  const list = listOf(page);
  await list.quick("Requires action").click();
  await expect(page).toHaveURL(/standing=requires-action/);
  await expect(list.rows).toHaveCount(1);
  await expect(list.rows).toContainText("Forn Vell");
  const back = Date.now() + 3_000;
  await owner.api.act({ snooze_conversation: { conversation_id: nord.conversation, until: back } });
  // Its time comes, and nobody has said anything since.
  await expect(list.rows).toHaveCount(2);
  expect(Date.now()).toBeGreaterThanOrEqual(back - 50);
  await owner.api.act(logMessage(nord, { text: "Noch da?", at: Date.now() + 1_000 }));
  await expect(list.rows).toHaveCount(1);
});

test("what a search in the list does not know is said below it", async ({ page, owner, ground }) => {
  await owner.api.act(asks(ground, "Bon dia", hours(1)));
  await page.goto("/inbox");
  const search = page.getByRole("searchbox", { name: "Search people and messages" });
  await search.fill("is:banana");
  await expect(page.getByRole("alert")).toContainText("“banana” does not fit “is:”");
  await search.fill("is:waiting");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await search.fill("is:needs_reply");
  await expect(page.getByRole("region", { name: "Messages and notes" })).toContainText("Bon dia");
});

test("from the list's own search to the search over everything, and whatever is typed is answered", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(asks(ground, "Ens interessa el préssec", hours(3)));
  await owner.api.act(asks(ground, "I la poma", hours(2)));
  await page.goto("/inbox");
  await isLive(page);
  const list = listOf(page);
  const field = page.getByRole("searchbox", { name: "Search people and messages" });
  const everywhere = page.getByRole("link", { name: /^Search everywhere for/ });
  await expect(everywhere).toHaveCount(0);
  await field.fill("forn");
  await expect(everywhere).toHaveText(/“forn”/);
  await expect(list.rows).toHaveCount(1);
  // A word of a message that is not the last one is found as well, below the conversations.
  await field.fill("préssec");
  await expect(list.rows).toHaveCount(0);
  const said = page.getByRole("region", { name: "Messages and notes" });
  await expect(said.getByRole("link")).toHaveCount(1);
  await expect(page.getByText("Nothing found")).toHaveCount(0);
  // The arrows go on from the conversations to it.
  await field.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(said.getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article").filter({ hasText: "préssec" })).toBeVisible();
  await expect(field).toHaveValue("préssec");
  await field.fill("forn");
  await expect(list.rows).toHaveCount(1);
  await field.press("ArrowDown");
  await expect(everywhere).toBeFocused();
  await page.keyboard.press("Enter");
  const everything = page.getByRole("combobox", { name: "Search people, accounts" });
  await expect(everything).toHaveValue("forn");
  await page.goBack();
  await expect(field).toHaveValue("forn");
  // Where the list finds nothing, Enter looks everywhere.
  for (const text of ["(((((", '"bon dia', "tag:bakery", "'; --<b>"]) {
    await field.fill(text);
    await expect(list.rows).toHaveCount(0);
    await expect(everywhere).toHaveText(new RegExp(`“${text.replace(/[^a-z :]/g, ".")}”`));
  }
  await field.fill("à".repeat(10_000));
  await expect(page.getByText("Nothing found")).toBeVisible();
  await field.press("Enter");
  await expect(page.getByRole("alert")).toContainText("A search may have 500 characters; this has 10,000");
});
