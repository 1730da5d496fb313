// What is pasted is recognised (rule book §10): who, when, by which channel, what about; one key
// gives it back as it was. A copied chat becomes a message each.

import { readFileSync } from "node:fs";
import type { Api } from "../support/api";
import { ConversationPage, isInstalled, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { logMessage } from "../support/workspace";

const fixture = (name: string) => readFileSync(`fixtures/pastes/${name}.txt`, "utf8");

const MAIL = `From: Marta Bosch <marta@example.com>
Sent: Thursday, November 12, 2026 4:05 PM
To: Anna Roig <anna@rapport.example>
Subject: RE: Samples

Bon dia Anna,
moltes gràcies, ens interessa. Quin preu té?
Marta

-----Original Message-----
From: Anna Roig
Sent: Wednesday, November 11, 2026 10:00 AM
To: Marta Bosch
Subject: Samples

Bon dia Marta, us escric per les mostres.`;

const CHAT = `[12/11/2026, 10:03:15] Marta Bosch: Bon dia! He vist el vostre missatge
[12/11/2026, 10:05:00] Anna: Gràcies, us truco demà
[12/11/2026, 10:06:52] Marta Bosch: D'acord, a les 11`;

test.use({ permissions: ["clipboard-read", "clipboard-write"], timezoneId: "Europe/Madrid", locale: "en-GB" });

/** Pastes with the clipboard and the keys, as a person does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+v");
}

async function open(page: Page, path: string): Promise<ConversationPage> {
  const conversation = await ConversationPage.open(page, path);
  await conversation.choose("Paste reply");
  await conversation.theyWrote.click();
  return conversation;
}

/** Lucía, who wrote the Spanish mail, as a contact of an account of her own: its id. */
async function knowLucia(api: Api): Promise<string> {
  const account = newId();
  await api.act(
    { create_account: { id: account, name: "La Estrella" } },
    {
      create_contact: {
        id: newId(),
        account_id: account,
        name: "Lucía Ortega",
        changes: [{ email: "lucia.ortega@laestrella-sevilla.example" }],
      },
    },
  );
  return account;
}

const recognised = (page: Page) => page.getByRole("group", { name: "Recognised" });

test("the signs of an email's HTML are read by their names in the browser, too", async ({ page, ground }) => {
  const conversation = await open(page, ground.paths.conversation);
  const file = [
    "From: Marta Bosch <marta@fornvell.example>",
    "Subject: Dimecres",
    "Date: Thu, 12 Nov 2026 16:05:00 +0100",
    "MIME-Version: 1.0",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>Dimecres va b&eacute;, per&ograve; dijous no. Gr&agrave;cies &amp; fins aviat</p>",
  ];
  await paste(page, file.join("\n"));
  await expect(conversation.theyWrote).toHaveValue("Dimecres va bé, però dijous no. Gràcies & fins aviat");
});

test("a pasted email fills channel, sender, time, subject, language and intent, and keeps its history", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await open(page, ground.paths.conversation);
  await paste(page, MAIL);
  await expect(conversation.theyWrote).toHaveValue(
    "Bon dia Anna,\nmoltes gràcies, ens interessa. Quin preu té?\nMarta",
  );
  const chips = recognised(page);
  for (const words of ["Email", "Marta Bosch", "RE: Samples", "Catalan", "Interested", "12 Nov 2026, 16:05"]) {
    await expect(chips).toContainText(words);
  }
  await conversation.composer.getByText("Quoted history").click();
  await expect(conversation.composer).toContainText("us escric per les mostres");

  await conversation.log.click();
  const message = conversation.message("ens interessa");
  await expect(message).toBeVisible();
  await message.getByText("Quoted history").click();
  await expect(message).toContainText("us escric per les mostres");
  await expect(recognised(page)).toHaveCount(0);

  await isLive(page);
  const [row] = await owner.api.rows("message");
  expect(row).toMatchObject({
    said: {
      mode: "inbound_paste",
      channel: "email",
      subject: "RE: Samples",
      original_language: "ca",
      intent: "interested",
      occurred_at: Date.UTC(2026, 10, 12, 15, 5),
      correspondent: { contact_id: ground.contact, name: "Marta Bosch" },
    },
  });
});

test("Escape gives back what was pasted, as it was", async ({ page, ground }) => {
  const conversation = await open(page, ground.paths.conversation);
  const before = await conversation.composer.getByRole("combobox", { name: "Channel" }).inputValue();
  await paste(page, fixture("06-linkedin"));
  await expect(recognised(page)).toContainText("LinkedIn");
  await expect(conversation.theyWrote).not.toHaveValue(/sent the following/);
  await page.keyboard.press("Escape");
  await expect(conversation.theyWrote).toHaveValue(fixture("06-linkedin").replaceAll("\r", ""));
  await expect(conversation.composer.getByRole("combobox", { name: "Channel" })).toHaveValue(before);
  await expect(recognised(page)).toHaveCount(0);
});

test("one thing that was recognised can be changed, and left out", async ({ page, ground }) => {
  const conversation = await open(page, ground.paths.conversation);
  await paste(page, MAIL);
  // A chip leads to where what it says is changed, and says then what holds.
  await recognised(page).getByRole("button", { name: /^Channel/ }).click();
  const channel = conversation.composer.getByRole("combobox", { name: "Channel" });
  await expect(channel).toBeFocused();
  await channel.selectOption("LinkedIn");
  await expect(recognised(page).getByRole("button", { name: /^Channel/ })).toHaveText(/^Channel\s*LinkedIn$/);
  await channel.selectOption("Email");
  for (const [chip, field] of [
    ["From", "Contact"],
    ["Language", "Language of the message"],
    ["Intent", "Intent"],
  ] as const) {
    await recognised(page).getByRole("button", { name: new RegExp(`^${chip}`) }).click();
    await expect(conversation.composer.getByRole("combobox", { name: field })).toBeFocused();
  }
  await recognised(page).getByRole("button", { name: /^Subject/ }).click();
  await expect(conversation.box("Subject")).toBeFocused();
  await recognised(page).getByRole("button", { name: "Leave out: Subject" }).click();
  await expect(conversation.box("Subject")).toHaveValue("");
  await expect(recognised(page)).not.toContainText("RE: Samples");
  await conversation.composer.getByRole("button", { name: "Undo recognition" }).click();
  await expect(conversation.theyWrote).toHaveValue(MAIL);
});

test("a sender whom the account does not know becomes a contact with one press", async ({
  page,
  owner,
  ground,
}) => {
  await open(page, ground.paths.conversation);
  await paste(page, fixture("03-outlook-header-es"));
  await page.getByRole("button", { name: "Add Lucía Ortega as a contact" }).click();
  const who = page.getByRole("combobox", { name: "Contact" });
  await expect(who.getByRole("option", { name: "Lucía Ortega" })).toBeAttached();
  await isLive(page);
  const contacts = await owner.api.rows("contact");
  expect(contacts).toContainEqual(
    expect.objectContaining({ name: "Lucía Ortega", email: "lucia.ortega@laestrella-sevilla.example" }),
  );
  expect(contacts).toHaveLength(2);

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(who.getByRole("option", { name: "Lucía Ortega" })).toHaveCount(0);
  await isLive(page);
  expect((await owner.api.rows("contact")).map((row) => row.id)).toEqual([ground.contact]);
});

test("a reply from a contact of another account says whose it is, with the way there", async ({
  page,
  owner,
  ground,
}) => {
  const account = await knowLucia(owner.api);
  const conversation = await open(page, ground.paths.conversation);
  await isLive(page);
  await paste(page, fixture("03-outlook-header-es"));
  const said = page.getByRole("status").filter({ hasText: "Lucía Ortega is a contact of La Estrella" });
  const way = said.getByRole("link", { name: "Open La Estrella" });
  await expect(way).toHaveAttribute("href", `/accounts/${account}`);
  await way.click();
  await expect(page.getByRole("heading", { name: "La Estrella" })).toBeVisible();
  await page.goBack();
  await expect(conversation.theyWrote).not.toHaveValue("");
});

test("what somebody of another account wrote is logged here by the second press only", async ({
  page,
  owner,
  ground,
}) => {
  await knowLucia(owner.api);
  const conversation = await open(page, ground.paths.conversation);
  await isLive(page);
  await paste(page, fixture("03-outlook-header-es"));
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toHaveText("Nothing is logged yet. To log it here all the same, press Log again.");
  await expect(page.getByRole("link", { name: "Open La Estrella" })).toBeFocused();
  await expect(conversation.messages).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await expect(conversation.messages).toHaveCount(1);
});

test("a reply that was put into the wrong mode goes along into its own", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.click();
  await paste(page, "Ens va bé dijous");
  await conversation.choose("Paste reply");
  await expect(conversation.theyWrote).toHaveValue("Ens va bé dijous");
});

test("what was begun as sent is a draft once their answer is pasted over it", async ({ page, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.pressSequentially("Hola Marta, us truco a");
  await conversation.choose("Paste reply");
  await conversation.theyWrote.click();
  await paste(page, "Millor a les onze");
  await expect(conversation.theyWrote).toHaveValue("Millor a les onze");
  await expect(conversation.message("us truco a")).toContainText("Draft");
});

test("what is pasted while nobody types goes into the open conversation", async ({ page, ground }) => {
  const conversation = await open(page, ground.paths.conversation);
  await page.keyboard.press("Escape");
  await expect(conversation.theyWrote).not.toBeFocused();
  await paste(page, MAIL);
  await expect(conversation.theyWrote).toHaveValue(/^Bon dia Anna,/);
  await expect(recognised(page)).toBeVisible();
});

test("a chat of half a megabyte stands at once, and is recognised while the person goes on", async ({
  page,
  ground,
}) => {
  const conversation = await open(page, ground.paths.conversation);
  const two = (n: number) => String(n).padStart(2, "0");
  const words = "Moltes gràcies pel missatge, ens interessa veure-ho dijous. ".repeat(4);
  const line = (n: number) =>
    `[12/11/2026, ${two(8 + (Math.floor(n / 60) % 12))}:${two(n % 60)}:00] ${n % 2 ? "Anna" : "Marta Bosch"}: ${n} ${words}`;
  await paste(page, Array.from({ length: 2_000 }, (_, n) => line(n)).join("\n"));
  await expect(page.getByRole("dialog", { name: "1,000 messages in this paste" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(conversation.theyWrote).toHaveValue(/^\[12\/11\/2026/);
});

test("what stood in the composer stays when something is pasted into it", async ({ page, ground }) => {
  const conversation = await open(page, ground.paths.conversation);
  await conversation.theyWrote.pressSequentially("On the phone she said: ");
  await paste(page, MAIL);
  await expect(conversation.theyWrote).toHaveValue(`On the phone she said: ${MAIL}`);
  await expect(recognised(page)).toHaveCount(0);
});

test("a copied chat is logged message by message, each on its side, and undone at once", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await open(page, ground.paths.conversation);
  await paste(page, CHAT);
  const preview = page.getByRole("dialog", { name: "3 messages in this paste" });
  await expect(preview.getByRole("listitem")).toHaveCount(3);
  await expect(preview.getByRole("combobox", { name: "Side of Anna", exact: true })).toHaveValue("outbound");
  await expect(preview.getByRole("combobox", { name: "Side of Marta Bosch", exact: true })).toHaveValue("inbound");
  await page.keyboard.press("Control+Enter");
  await expect(preview).toBeHidden();
  await expect(conversation.messages).toHaveCount(3);
  await isLive(page);
  const rows = (await owner.api.rows("message")) as { said: { mode: string; channel: string; original_text: string; occurred_at: number } }[];
  const said = rows.map((row) => row.said).sort((one, other) => one.occurred_at - other.occurred_at);
  expect(said.map(({ mode }) => mode)).toEqual(["inbound_paste", "log_sent", "inbound_paste"]);
  expect(said.every(({ channel }) => channel === "whatsapp")).toBe(true);
  expect(said[0]?.occurred_at).toBe(Date.UTC(2026, 10, 12, 9, 3, 15));

  const toast = page.getByRole("status").filter({ hasText: "Logged 3 messages" });
  await toast.getByRole("button", { name: "Undo" }).click();
  for (const text of ["He vist", "us truco", "a les 11"]) {
    await expect(conversation.message(text)).toContainText("Taken back");
  }
  await expect(conversation.theyWrote).toHaveValue(CHAT);
});

test("what is logged already is marked in a copied chat, and not logged again", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(
    logMessage(ground, {
      mode: "inbound_paste",
      text: "Bon dia! He vist el vostre missatge",
      at: Date.UTC(2026, 10, 12, 9, 3),
    }),
  );
  const conversation = await open(page, ground.paths.conversation);
  await expect(conversation.messages).toHaveCount(1);
  await paste(page, CHAT);
  const preview = page.getByRole("dialog");
  const [first] = await preview.getByRole("listitem").all();
  await expect(first!).toContainText("Logged already");
  await expect(first!.getByRole("checkbox")).not.toBeChecked();
  await preview.getByRole("button", { name: "Log 2 messages" }).click();
  await expect(conversation.messages).toHaveCount(3);
});

test("the side of a message can be changed, and the chat kept as one text", async ({ page, ground }) => {
  const conversation = await open(page, ground.paths.conversation);
  await paste(page, fixture("05-whatsapp-android-two-people"));
  const preview = page.getByRole("dialog", { name: "3 messages in this paste" });
  const side = preview.getByRole("combobox", { name: "Side of Jürgen Krüger", exact: true });
  await side.selectOption("Ours");
  await expect(preview.getByRole("combobox", { name: "Side of this message of Jürgen Krüger" })).toHaveValue("outbound");
  await preview.getByRole("button", { name: "Keep it as one text" }).click();
  await expect(preview).toBeHidden();
  await expect(conversation.theyWrote).toHaveValue(/Jürgen Krüger: Ja, danke!/);
  await expect(conversation.messages).toHaveCount(0);
});

test("pastes are recognised and logged without a network", async ({ page, ground, network, owner }) => {
  const conversation = await open(page, ground.paths.conversation);
  await isLive(page);
  await isInstalled(page);
  await network.off();
  await paste(page, MAIL);
  await expect(recognised(page)).toContainText("Email");
  await conversation.log.click();
  await expect(conversation.message("ens interessa")).toBeVisible();
  await conversation.choose("Paste reply");
  await conversation.theyWrote.click();
  await paste(page, CHAT);
  await page.getByRole("button", { name: "Log 3 messages" }).click();
  await expect(conversation.messages).toHaveCount(4);
  await network.on();
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(4);
});

test("a chat of many messages is shown by what is in sight, and logged whole, with people who become contacts", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await open(page, ground.paths.conversation);
  const two = (n: number) => String(n).padStart(2, "0");
  const line = (n: number) =>
    `[12/11/2026, ${two(8 + Math.floor(n / 60))}:${two(n % 60)}:00] ${n % 2 ? "Anna" : "+34 600 123 456"}: Missatge ${n}`;
  await paste(page, Array.from({ length: 320 }, (_, n) => line(n)).join("\n"));
  const preview = page.getByRole("dialog", { name: "320 messages in this paste" });
  await expect(preview.getByText("320 of 320 chosen")).toBeVisible();
  const built = preview.getByRole("listitem");
  expect(await built.count()).toBeLessThan(40);

  await preview.getByRole("button", { name: "Add +34 600 123 456 as a contact" }).click();
  await expect(preview.getByRole("button", { name: /as a contact$/ })).toHaveCount(0);
  await preview.getByRole("button", { name: "Choose none" }).click();
  await expect(preview.getByRole("button", { name: "Log 0 messages" })).toBeDisabled();
  await preview.getByRole("button", { name: "Choose all" }).click();
  await built.first().getByRole("checkbox").uncheck();
  await preview.getByRole("button", { name: "Log 319 messages" }).click();
  await expect(preview).toBeHidden();
  await expect(conversation.message("Missatge 319")).toBeVisible();
  await expect(conversation.theyWrote.or(conversation.theyRead)).toHaveValue("");
  // At once: the way back is offered for some seconds.
  await page.getByRole("status").filter({ hasText: "Logged 319 messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(conversation.message("Missatge 319")).toContainText("Taken back");
  await isLive(page);
  const rows = await owner.api.rows("message");
  expect(rows).toHaveLength(319);
  const contacts = await owner.api.rows("contact");
  const added = contacts.find((row) => row.phone === "+34 600 123 456");
  expect(added).toMatchObject({ name: "+34 600 123 456" });
  expect(rows.every((row) => (row.said as { correspondent: { contact_id: string } }).correspondent.contact_id === added?.id)).toBe(true);
  expect(rows.every((row) => row.status === "retracted")).toBe(true);
});

test("a paste that is too long is refused with the limit, and what stands in the composer stays", async ({
  page,
  ground,
}) => {
  const conversation = await open(page, ground.paths.conversation);
  await conversation.theyWrote.fill("On the phone she said: ");
  await conversation.theyWrote.evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "a\n".repeat(2.5 * 1024 * 1024));
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  const alert = conversation.composer.getByRole("alert");
  await expect(alert).toContainText("Nothing was pasted. The text is 5 MB long");
  await expect(alert).toContainText("a box takes 1 MB at most, and a message 100,000 characters");
  await expect(conversation.theyWrote).toHaveValue("On the phone she said: ");
  await conversation.theyWrote.pressSequentially("yes");
  await expect(alert).toHaveCount(0);
});
