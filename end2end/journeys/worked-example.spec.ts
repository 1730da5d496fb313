// The main job from an empty workspace: accounts from a file, a product in English, a campaign in
// Spanish, a Catalan account; the first message, the reply, the next one; status and funnel follow.

import { resolve } from "node:path";
import { ConversationPage, isLive } from "../support/conversation";
import { expect, type Page, test } from "../support/test";

const FILE = resolve("fixtures/accounts.csv");
const BAKERY = "Forn Vell S.L.";
const FIRST = "Bon dia Marta,\nus escric perquè fem tastos a les botigues. Us aniria bé una trucada?";
const REPLY = "Gràcies pel missatge. Ens interessa, però només podem els dimarts.";
const REPLY_READ = "Thanks for the message. We are interested, but we can only do Tuesdays.";
const NEXT = "Perfecte: dimarts a les nou us truco.";

test("a bakery from a file becomes contacted, answers, and is counted in its week", async ({
  page,
  owner,
}) => {
  await page.goto("/inbox");
  await page.getByRole("link", { name: "Import accounts" }).click();
  await importFile(page);
  await createProduct(page);
  await createCampaign(page);
  await addAndApprove(page);

  // A Catalan account in a Spanish campaign of an English product gets Catalan.
  await page.getByRole("navigation", { name: "Parts of the campaign" }).getByRole("link", { name: /^Outreach/ }).click();
  const approved = page.getByRole("list", { name: "Outreach" });
  await approved.getByRole("link", { name: /Forn Vell/ }).click();
  const conversation = new ConversationPage(page);
  await expect(conversation.composer.getByRole("combobox", { name: "Language of the message" })).toHaveValue("ca");
  await expect(conversation.composer.getByRole("combobox", { name: "Channel" })).toHaveValue("email");
  await conversation.box("Subject").fill("Tastos");
  await conversation.logSent(FIRST);
  await expect(page.getByText("Sent", { exact: true }).first()).toBeVisible();

  await funnelShows(page, { initiated: 1, responded: 0, rate: "0%" });
  await page.goBack();
  await conversation.paste(REPLY, REPLY_READ);
  await expect(conversation.message(REPLY)).toContainText(REPLY_READ);
  await expect(page.getByText("Needs a reply", { exact: true }).first()).toBeVisible();
  await funnelShows(page, { initiated: 1, responded: 1, rate: "100%" });
  const week = page.getByRole("group", { name: "By week" }).getByRole("button").last();
  await expect(week).toHaveAccessibleName(/1 initiated, 1 responded, rate 100/);
  await page.goBack();

  await conversation.choose("Type & translate");
  await conversation.youWrite.fill("Perfect: I will call you on Tuesday at nine.");
  await conversation.theyRead.fill(NEXT);
  await conversation.log.click();
  await expect(conversation.message(NEXT)).toBeVisible();

  // Three messages in order, each with its chips.
  await expect(conversation.messages).toHaveCount(3);
  const [first, reply, next] = await conversation.messages.all();
  await expect(first!).toContainText(FIRST.split("\n")[0]!);
  await expect(first!).toContainText("Email");
  await expect(first!).toContainText("Log sent");
  await expect(reply!).toContainText(REPLY);
  await expect(reply!).toContainText("ca → en");
  await expect(next!).toContainText(NEXT);
  await expect(next!).toContainText("Type & translate");

  // The history beside the account's timeline names the campaign.
  await page.getByRole("heading", { name: BAKERY, level: 1 }).getByRole("link").first().click();
  const history = page.getByRole("region", { name: "Status history" });
  await expect(history.getByRole("listitem").first()).toContainText("Prospect → Contacted");
  await expect(history.getByRole("listitem").first()).toContainText("campaign outreach");
  await expect(history.getByRole("link", { name: "Primavera" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(REPLY);

  await isLive(page);
  const messages = await owner.api.rows("message");
  expect(messages).toHaveLength(3);
  const [conversationRow] = (await owner.api.rows("conversation")).filter((row) => row.figures.last);
  expect(conversationRow).toMatchObject({ review_status: "approved", status: "pending" });
});

async function importFile(page: Page) {
  await page.getByLabel("Choose a file").setInputFiles(FILE);
  const preview = page.getByRole("region", { name: "What will happen" });
  await expect(preview).toContainText("Will be created");
  await page.getByRole("button", { name: /^Import \d+/ }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await page.getByText(/^Rows that create an account/).click();
  const created = page.getByRole("list", { name: "Rows that create an account" });
  await expect(created.getByRole("link", { name: "Druckerei Grünwald GmbH" })).toBeVisible();
  await page.getByRole("link", { name: "See the accounts" }).click();
  await expect(page.getByRole("heading", { name: "Accounts", level: 1 })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search accounts, cities and people" }).fill(BAKERY);
  await expect(page.getByRole("link", { name: new RegExp(BAKERY) }).first()).toBeVisible();
}

async function createProduct(page: Page) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Products" }).click();
  await page.getByRole("button", { name: "New product" }).click();
  const dialog = page.getByRole("dialog", { name: "New product" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Tastings");
  await dialog.getByLabel("Communication language").selectOption("English");
  await dialog.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { name: "Tastings" })).toBeVisible();
}

async function createCampaign(page: Page) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Campaigns" }).click();
  await page.getByRole("button", { name: "New campaign" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New campaign" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Primavera");
  await dialog.getByLabel("Communication language").selectOption("Spanish");
  await dialog.getByLabel("Brief").fill("Ask for a call of twenty minutes.");
  await dialog.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name: "Primavera", level: 1 })).toBeVisible();
}

async function addAndApprove(page: Page) {
  await page.getByRole("button", { name: "Add accounts" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add accounts to Primavera" });
  await dialog.getByRole("searchbox", { name: "Search accounts" }).fill("Forn Vell");
  await dialog.getByLabel("City or country").fill("Vic");
  await dialog.getByRole("checkbox", { name: new RegExp(BAKERY) }).check();
  await dialog.getByRole("button", { name: "Preview" }).click();
  // The way back leads to the choice, which still stands.
  await page.goBack();
  await expect(dialog).toContainText("1 selected");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Add 1 account" }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole("listitem").filter({ hasText: BAKERY });
  await expect(row).toContainText("To review");
  await row.getByRole("button", { name: `Approve ${BAKERY}` }).click();
  await expect(row).toContainText("Approved");
}

/** Goes to the funnel. The browser's way back leads to where one was. */
async function funnelShows(
  page: Page,
  { initiated, responded, rate }: { initiated: number; responded: number; rate: string },
) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Funnel" }).click();
  const figure = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) }).first();
  await expect(figure("Initiated")).toContainText(String(initiated));
  await expect(figure("Responded")).toContainText(`${responded} of ${initiated}`);
  await expect(figure("Response rate")).toContainText(rate);
}
