// Threads everywhere: in the campaign, on the account's page, at a link; and what can be done with
// one message.

import { chip, ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

const toast = (page: Page, said: string) => page.getByRole("status").filter({ hasText: said });
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

test("the outreach of a campaign shows every conversation: their word, then drafts, then the rest", async ({
  page,
  owner,
  ground,
}) => {
  const add = (name: string, review?: "pending") => addAccount(owner.api, ground, { name, review });
  const drafted = await add("Drafted");
  const old = await add("Old");
  const answered = await add("Answered");
  await add("Waiting", "pending");
  const now = Date.now();
  const draft = logMessage(drafted, { text: "Bon dia" }).log_message;
  await owner.api.act(
    logMessage(old, { text: "Bon dia", at: now - 2 * HOUR }),
    logMessage(ground, { text: "Bon dia", at: now - HOUR }),
    logMessage(answered, { text: "Bon dia", at: now - 9 * HOUR }),
    logMessage(answered, { mode: "inbound_paste", text: "Sí", at: now - 8 * HOUR }),
    {
      save_draft: {
        id: draft.id,
        account_id: draft.account_id,
        campaign_id: draft.campaign_id,
        said: draft.said,
      },
    },
  );
  await page.goto(ground.paths.campaign);
  const parts = page.getByRole("navigation", { name: "Parts of the campaign" });
  await expect(parts.getByRole("link", { name: "Outreach 5" })).toHaveAttribute("aria-current", "page");
  const rows = page.getByRole("list", { name: "Outreach" }).getByRole("link");
  const order = [/Answered/, /Drafted/, /Forn Vell/, /Old/, /Waiting/];
  for (const [index, name] of order.entries()) await expect(rows.nth(index)).toHaveText(name);
  await expect(rows.nth(4)).toContainText("To review");
  const groups = ["They wrote last", "Drafts to send", "Waiting for them, or closed", "Not begun"];
  await expect(page.locator(".group")).toHaveText(groups);

  // The chosen one stands in a tab of its own, with its history beside it.
  await rows.nth(0).click();
  await expect(parts.getByRole("link", { name: "Conversation" })).toHaveAttribute("aria-current", "page");
  const conversation = new ConversationPage(page);
  await expect(conversation.message("Sí")).toBeVisible();
  const history = conversation.details.getByRole("region", { name: "Status history" });
  await expect(history).toContainText("campaign outreach");
  await parts.getByRole("link", { name: /^Accounts/ }).click();
  await parts.getByRole("link", { name: "Conversation" }).click();
  await expect(conversation.message("Sí")).toBeVisible();

  // Keys go through the list; what is written leads to the next that waits.
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toHaveAttribute("aria-current", "true");
  await conversation.logSent("Fins dimarts");
  const handed = page.getByRole("region", { name: "What was logged" });
  await handed.getByRole("link", { name: "Next: Drafted" }).click();
  await expect(page.getByRole("main").getByRole("heading", { name: "Drafted" })).toBeVisible();
});

test("a link to a message opens the thread at it, fetches it where it is not here, and marks it", async ({
  page,
  owner,
  ground,
}) => {
  const first = newId();
  const long = Array.from({ length: 40 }, (_, n) =>
    logMessage(ground, { text: `Missatge ${n}`, at: Date.now() - 100 * DAY + n * HOUR }),
  );
  await owner.api.act(
    logMessage(ground, { text: "El primer de tots", id: first, at: Date.now() - 200 * DAY }),
    ...long,
    logMessage(ground, { mode: "inbound_paste", text: "Ens interessa" }),
  );
  // The status history leads to the message that made the account contacted.
  await page.goto(ground.paths.account);
  const history = page.getByRole("region", { name: "Status history" });
  await history.getByRole("link", { name: "See the message" }).click();
  const conversation = new ConversationPage(page);
  const linked = conversation.message("El primer de tots");
  await expect(linked).toBeInViewport();
  await expect(linked).toHaveAttribute("aria-current", "true");
  await expect(linked).toBeFocused();

  // A link that leads to nothing says so.
  await page.goto(`${ground.paths.conversation}#message-${newId()}`);
  await expect(page.getByText("is not in this conversation")).toBeVisible();
});

test("a message keeps the focus when it changes", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste("Ens interessa molt");
  await isLive(page);
  const reply = conversation.message("Ens interessa molt");
  await reply.focus();
  const [message] = await owner.api.rows("message");
  await owner.api.act({ set_intent: { id: message?.id, intent: "question" } });
  await expect(reply).toContainText("Question");
  await expect(reply).toBeFocused();
});

test("web addresses in what was said are links that tell nothing", async ({ page, owner, ground }) => {
  const text = "Join https://meet.example/j/1?a=b (or www.forn.example). javascript:alert(1) and forn.example are text.";
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  const links = conversation.message("Join").getByRole("link");
  await expect(links).toHaveText(["https://meet.example/j/1?a=b", "www.forn.example"]);
  await expect(links.first()).toHaveAttribute("href", "https://meet.example/j/1?a=b");
  await expect(links.last()).toHaveAttribute("href", "https://www.forn.example");
  for (const link of await links.all()) await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
});

test("what is open of a message stays open when the server confirms it", async ({
  page,
  context,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  let answer = () => {};
  const asked = new Promise<void>((done) => {
    answer = done;
  });
  await context.route("**/api/v1/changes**", async (route) => {
    await asked;
    await route.continue();
  });
  await conversation.logSent("Bon dia Marta");
  const message = conversation.message("Bon dia Marta");
  const menu = message.getByRole("group", { name: "More for this message" });
  await message.getByRole("button", { name: "More for this message" }).click();
  const copy = menu.getByRole("button", { name: "Copy text" });
  await copy.focus();
  await owner.api.act(logMessage(ground, { text: "Una altra cosa" }));
  answer();
  await expect(conversation.message("Una altra cosa")).toBeVisible();
  await isLive(page);
  await expect(copy).toBeFocused();
});

test("what can be done with a message is a menu, gone through by keys, that gives the focus back", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste("Ens interessa molt");
  const reply = conversation.message("Ens interessa molt");
  const button = reply.getByRole("button", { name: "More for this message" });
  const menu = reply.getByRole("group", { name: "More for this message" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(menu.getByRole("combobox", { name: "Intent" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(menu.getByRole("button", { name: "Add translation" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("button", { name: "Copy text" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(menu.getByRole("button", { name: "Take back this message" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();

  // From the head of the conversation, too; what is chosen closes it.
  const more = page.getByRole("button", { name: "More for this conversation" });
  await more.click();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await page.getByRole("button", { name: "Assign", exact: true }).click();
  const team = page.getByRole("group", { name: "Assign" });
  await team.getByRole("button", { name: "You" }).click();
  await expect(team).toBeHidden();
  await expect(conversation.details.getByRole("combobox", { name: "Assignee" })).not.toHaveValue("");
  await expect(page.getByText("Assigned to you")).toBeVisible();
});

test("no key on a closed choice of a message's menu takes another, and an intent that is changed is offered back", async ({
  page,
  owner,
  ground,
}) => {
  const intents = async () => (await owner.api.rows("message")).map((message) => message.said.intent);
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste("Ens interessa molt");
  const reply = conversation.message("Ens interessa molt");
  const menu = reply.getByRole("group", { name: "More for this message" });
  const intent = menu.getByRole("combobox", { name: "Intent" });
  const language = menu.getByRole("combobox", { name: "Language of the message" });
  await isLive(page);
  const [message] = await owner.api.rows("message");
  await owner.api.act({ set_intent: { id: message?.id, intent: "question" } });
  await expect(reply).toContainText("Question");
  const before = await intents();
  await reply.getByRole("button", { name: "More for this message" }).click();
  const [wanted, spoken] = [await intent.inputValue(), await language.inputValue()];
  for (const choice of [intent, language]) {
    await choice.focus();
    for (const key of ["u", "ArrowRight", "PageDown", "ArrowLeft", "PageUp"]) await page.keyboard.press(key);
    await expect(choice).toBeFocused();
  }
  await expect(intent).toHaveValue(wanted);
  await expect(language).toHaveValue(spoken);
  expect(await intents()).toEqual(before);

  await intent.selectOption("Not now");
  await expect(menu).toBeHidden();
  await isLive(page);
  expect(await intents()).toContain("not_now");
  await toast(page, "Intent: Not now").getByRole("button", { name: "Undo" }).click();
  await isLive(page);
  expect(await intents()).toEqual(before);
});

test("a translation is one key away, is added later and corrected", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.paste("Ens interessa molt", "We are very interested");
  const reply = conversation.message("Ens interessa molt");
  await expect(reply).toContainText("We are very interested");
  await reply.focus();
  await page.keyboard.press("t");
  await expect(reply).not.toContainText("We are very interested");
  await page.keyboard.press("t");
  await expect(reply).toContainText("We are very interested");

  await conversation.paste("Truqueu dimarts");
  const later = conversation.message("Truqueu dimarts");
  await page.keyboard.press("Escape");
  await later.focus();
  await page.keyboard.press("t");
  const editor = later.getByRole("textbox", { name: "Translation into English" });
  await expect(editor).toBeFocused();
  await editor.fill("   ");
  await later.getByRole("button", { name: "Save translation" }).click();
  await expect(later.getByRole("alert")).toContainText("empty");
  await editor.fill("Call on Thursday");
  await page.keyboard.press("Control+Enter");
  await expect(later).toContainText("Call on Thursday");

  await later.getByRole("button", { name: "More for this message" }).click();
  await later.getByRole("button", { name: "Correct translation" }).click();
  await editor.fill("Call on Tuesday");
  await later.getByRole("button", { name: "Save translation" }).click();
  await expect(later).toContainText("Call on Tuesday");
  await isLive(page);
  const messages = await owner.api.rows("message");
  const texts = messages.map((message) => message.said.translation?.text);
  expect(texts).toContain("Call on Tuesday");
});

test("what a reply wants is corrected by hand, and the turn follows", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.logSent("Bon dia");
  await conversation.paste("Torno el dia 12");
  await expect(conversation.details).toContainText("Needs a reply");
  const reply = conversation.message("Torno el dia 12");
  await reply.getByRole("button", { name: "More for this message" }).click();
  await reply.getByRole("combobox", { name: "Intent" }).selectOption("out_of_office");
  await expect(reply).toContainText("Out of office");
  await expect(conversation.details).not.toContainText("Needs a reply");
  await isLive(page);
  const messages = await owner.api.rows("message");
  expect(messages.map((message) => message.said.intent)).toContain("out_of_office");
});

test("a very long reply is folded, and shown whole on demand", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  const end = "i aquest és el final";
  await conversation.choose("Paste reply");
  await conversation.theyWrote.fill(`${"Ens interessa molt. ".repeat(1_000)}${end}`);
  await conversation.log.click();
  const reply = conversation.messages.first();
  await expect(reply.getByRole("button", { name: /^Show all 20,0\d\d characters/ })).toBeVisible();
  await expect(reply).not.toContainText(end);
  await reply.getByRole("button", { name: /^Show all/ }).click();
  await expect(reply).toContainText(end);
  await reply.getByRole("button", { name: "Show less" }).click();
  await expect(reply).not.toContainText(end);
});

test("undoing from the message's menu gives the text back, and overwrites nothing", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.logSent("Bon dia Marta");
  await expect(conversation.details).toContainText("Contacted");
  await isLive(page);
  const first = conversation.message("Bon dia Marta");
  await first.getByRole("button", { name: "More for this message" }).click();
  await first.getByRole("button", { name: "Take back this message" }).click();
  await expect(first).toContainText("Taken back");
  await expect(conversation.details).toContainText("Prospect");
  await expect(conversation.theyRead).toHaveValue("Bon dia Marta");
  await expect(conversation.theyRead).toBeFocused();

  // Logged again, and undone while another text stands in the composer.
  await conversation.log.click();
  await expect(conversation.messages).toHaveCount(2);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Una altra cosa");
  await isLive(page);
  const second = conversation.messages.last();
  await second.getByRole("button", { name: "More for this message" }).click();
  await second.getByRole("button", { name: "Take back this message" }).click();
  await expect(page.getByText("Another text is in the composer")).toBeVisible();
  await expect(conversation.theyRead).toHaveValue("Una altra cosa");
  await isLive(page);
  const messages = await owner.api.rows("message");
  expect(messages.map((message) => message.status)).toEqual(["retracted", "retracted"]);

  // The funnel follows.
  await page.goto("/funnel?period=4w");
  const initiated = page.getByRole("button", { name: /^Initiated/ }).first();
  await expect(initiated).toContainText("Initiated0");
});

test("the composer is one key away from the list, and one link at the top", async ({ page, owner, ground }) => {
  await owner.api.act(logMessage(ground, { text: "Bon dia" }));
  await page.goto("/inbox");
  await page.getByRole("list", { name: "Conversations" }).getByRole("link").first().click();
  const conversation = new ConversationPage(page);
  await expect(conversation.theyWrote).toBeVisible();
  await page.keyboard.press("r");
  await expect(conversation.theyWrote).toBeFocused();
  await page.keyboard.type("r");
  await expect(conversation.theyWrote).toHaveValue("r");
  await page.getByRole("button", { name: "Write or paste here" }).focus();
  await page.keyboard.press("Enter");
  await expect(conversation.theyWrote).toBeFocused();

  // Arrows go from message to message while the focus is in the thread.
  await conversation.thread.focus();
  await page.keyboard.press("ArrowUp");
  await expect(conversation.message("Bon dia")).toBeFocused();
  await expect(chip(page)).toBeVisible();
});

test("a colleague’s message says who wrote it also after a reload", async ({
  page,
  colleague,
  ground,
}) => {
  await colleague.api.act(logMessage(ground, { text: "Bon dia Marta" }));
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await isLive(page);
  for (let time = 0; time < 2; time += 1) {
    const message = conversation.message("Bon dia Marta");
    await expect(message).toContainText(colleague.person.name);
    await expect(message).toHaveAccessibleName(colleague.person.name);
    await page.reload();
  }
});
