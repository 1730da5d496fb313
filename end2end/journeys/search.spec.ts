// One field over everything: people, accounts, messages in both languages, notes, and what is older
// than the device keeps.

import { newId } from "../support/ids";
import { ConversationPage, isInstalled, isLive } from "../support/conversation";
import { openPalette } from "../support/palette";
import { expect, type Page, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

const DAY = 24 * 60 * 60 * 1000;

const field = (page: Page) => page.getByRole("combobox", { name: "Search people, accounts" });
const section = (page: Page, name: string) => page.getByRole("region", { name });

test("a search finds people, both texts and notes, and Enter opens at the message", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(
    logMessage(ground, { text: "Bon dia, us fem un préssec?", at: Date.now() - 3 * DAY }),
    logMessage(ground, {
      mode: "inbound_paste",
      text: "Gràcies, ens interessa",
      translation: "Thanks, we are interested",
      at: Date.now() - 2 * DAY,
    }),
    {
      add_note: {
        id: newId(),
        account_id: ground.account,
        campaign_id: ground.campaign,
        text: "Préssec és la seva fruita",
      },
    },
  );
  await page.goto("/search");
  await isLive(page);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("pressec");
  const messages = section(page, "Messages and notes");
  await expect(messages.getByRole("listitem")).toHaveCount(2);
  await expect(messages.locator("mark").first()).toHaveText(/préssec/i);
  await expect(page.getByText(/^On this device: everything/)).toBeVisible();
  await expect(page).toHaveURL(/\/search\?q=pressec$/);

  // The translation, too, and the address of a person.
  await field(page).fill("interested");
  await expect(messages.getByRole("listitem")).toHaveCount(1);
  await expect(messages.locator("mark")).toHaveText("interested");
  await page.keyboard.press("Enter");
  const conversation = new ConversationPage(page);
  await expect(conversation.message("Gràcies, ens interessa")).toHaveAttribute("aria-current", "true");
  await expect(conversation.message("Gràcies, ens interessa")).toBeFocused();

  // Back is back at the search; a note opens at the note.
  await page.goBack();
  await expect(field(page)).toHaveValue("interested");
  await field(page).fill("is:note fruita");
  await expect(messages.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const note = conversation.thread.getByRole("complementary", { name: "Note, only for the team" });
  await expect(note).toHaveAttribute("aria-current", "true");
});

test("operators are completed, and what is unclear says why", async ({ page, owner, ground }) => {
  await owner.api.act(logMessage(ground, { text: "Bon dia", at: Date.now() - DAY }));
  await page.goto("/search");
  await isLive(page);
  const offers = page.getByRole("listbox", { name: "Narrow the search" });
  await field(page).pressSequentially("dia c");
  await expect(section(page, "Messages and notes").getByRole("listitem")).toHaveCount(0);
  await expect(offers).toBeHidden();
  await page.keyboard.type("h");
  await expect(offers.getByRole("option")).toHaveText(["channel:"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("e");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("dia channel:email ");
  const messages = section(page, "Messages and notes");
  await expect(messages.getByRole("listitem")).toHaveCount(1);
  await field(page).fill("dia before:yesterday");
  await expect(page.getByRole("alert")).toContainText("“yesterday” does not fit “before:”");
  await field(page).fill("(((((");
  await expect(page.getByText("There is no word in this to look for.")).toBeVisible();
  await field(page).fill("à".repeat(10_000));
  await expect(page.getByRole("alert")).toContainText("A search may have 500 characters");
  await field(page).fill('"bon dia');
  await expect(messages.locator("mark")).toHaveText("Bon dia");
});

test("tags, whose it is and what is unread narrow a search, with completion", async ({ page, owner, colleague, ground }) => {
  const nord = await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  const me = (await owner.api.rows("member")).find((row) => row.role === "owner")!;
  // Whoever logs a reply has read it.
  await colleague.api.act(
    logMessage(ground, { mode: "inbound_paste", text: "Un préssec?", at: Date.now() - DAY }),
  );
  await owner.api.act(
    logMessage(nord, { text: "Ein Pfirsich (préssec)", at: Date.now() - 2 * DAY }),
    { tag_conversation: { conversation_id: nord.conversation, add: ["Two Shops"] } },
    { assign_conversation: { conversation_id: nord.conversation, to: me.id } },
  );
  await page.goto("/search");
  await isLive(page);
  const found = section(page, "Messages and notes").getByRole("listitem");
  const offers = page.getByRole("listbox", { name: "Narrow the search" }).getByRole("option");
  await field(page).pressSequentially("pressec tag:tw");
  await expect(offers).toHaveText(['tag:"two shops"']);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue('pressec tag:"two shops" ');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Kaffee Nord");
  await field(page).fill("pressec is:un");
  await expect(offers).toHaveText(["is:unread"]);
  await field(page).fill("pressec is:unread");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Forn Vell");
  await field(page).fill("pressec assignee:nobody");
  await expect(found).toContainText("Forn Vell");
  await field(page).fill("is:mine");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("Kaffee Nord");
  await field(page).fill("is:closed");
  await expect(page.getByText("Nothing found on this device")).toBeVisible();
  // Opening reads it.
  await field(page).fill("is:unread");
  await found.getByRole("link").click();
  await expect(new ConversationPage(page).message("Un préssec?")).toBeVisible();
  await page.goBack();
  await expect(field(page)).toHaveValue("is:unread");
  await expect(found).toHaveCount(0);
});

test("what is older comes from the server and says so; without a network the device is searched", async ({
  page,
  owner,
  ground,
  network,
}) => {
  await owner.api.act(
    logMessage(ground, { text: "Un préssec d'abans", at: Date.now() - 400 * DAY }),
    logMessage(ground, { text: "Un préssec d'ara", at: Date.now() - DAY }),
  );
  await page.goto("/search?q=pressec");
  await isLive(page);
  const here = section(page, "Messages and notes");
  const older = section(page, "Older messages, from the server");
  await expect(here.getByRole("listitem")).toHaveCount(1);
  await expect(older.getByRole("listitem")).toHaveCount(1);
  await expect(older.getByRole("listitem")).toContainText("From the server");
  await older.getByRole("link").click();
  const conversation = new ConversationPage(page);
  await expect(conversation.message("Un préssec d'abans")).toBeFocused();

  await isInstalled(page);
  await network.off();
  await page.goto("/search?q=abans");
  await expect(here.getByText("Un préssec d'abans"), "it was opened on this device").toBeVisible();
  await field(page).fill("ara");
  await expect(here.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText(/which cannot be reached now/)).toBeVisible();
  // Once it can be asked, it is, by itself.
  await network.on();
  await expect(page.getByText("The server has found nothing older.")).toBeVisible();
});

test("a telephone number is found however it is grouped", async ({ page, ground }) => {
  await page.goto("/search");
  await isLive(page);
  const people = section(page, "Accounts and contacts");
  for (const typed of ["972555014", "+34972555014", "0972 555"]) {
    await field(page).fill(typed);
    await expect(people.getByRole("listitem").first()).toContainText("Marta Bosch");
  }
  await page.goto("/accounts?q=972555014");
  await expect(page.getByRole("link", { name: "Forn Vell" })).toBeVisible();
  await page.goto("/accounts?q=972555015");
  await expect(page.getByRole("link", { name: "Forn Vell" })).toHaveCount(0);
  expect(ground.account).toBeTruthy();
});

test("the palette finds accounts and people, and leads to the search", async ({ page, owner, ground }) => {
  await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  await page.goto("/inbox");
  await isLive(page);
  await openPalette(page);
  await page.keyboard.type("kaffee");
  const options = page.getByRole("listbox", { name: "Go to or do" }).getByRole("option");
  await expect(options.first()).toContainText("Kaffee Nord");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Kaffee Nord" }).first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("bon dia");
  await options.filter({ hasText: "Search everywhere for “bon dia”" }).click();
  await expect(field(page)).toHaveValue("bon dia");
});

test("a text is shown as it was written, whatever stands in it", async ({ page, owner, ground }) => {
  const text = `<img src=x onerror="document.title='broken'"> <b>préssec</b> & co`;
  await owner.api.act(logMessage(ground, { text, at: Date.now() - DAY }));
  await page.goto("/search?q=pressec");
  await expect(section(page, "Messages and notes").getByRole("listitem")).toContainText(text);
  await expect(page).toHaveTitle(/Search/);
});
