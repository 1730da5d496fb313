// Logging hands over: the text is copied, the channel's own door stands open, and what was written
// for one never goes to another.

import { ConversationPage, isLive } from "../support/conversation";
import { expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a logged email is copied, and its program is opened with the text in place", async ({
  page,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Type & translate");
  await expect(conversation.composer).toContainText("marta@example.com");
  await conversation.box("Subject").fill("Tastos & més");
  await conversation.youWrite.fill("Good morning Marta");
  await conversation.theyRead.fill("Bon dia Marta,\nus truco dimarts");
  await conversation.log.click();

  const handed = page.getByRole("region", { name: "What was logged" });
  await expect(handed).toContainText("to Marta Bosch, marta@example.com");
  await expect(handed).toContainText("The text is copied");
  const door = handed.getByRole("link", { name: "Open in the mail program" });
  await expect(door).toHaveAttribute(
    "href",
    "mailto:marta@example.com?subject=Tastos%20%26%20m%C3%A9s&body=Bon%20dia%20Marta%2C%0D%0Aus%20truco%20dimarts",
  );
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Bon dia Marta,\nus truco dimarts");

  // It stands until the next text is begun.
  await conversation.theyWrote.fill("Ens interessa");
  await expect(handed).toHaveCount(0);
});

const DOORS = [
  { channel: "whatsapp", link: "Open in WhatsApp", href: "https://wa.me/34972555014?text=Bon%20dia" },
  { channel: "sms", link: "Open in Messages", href: "sms:+34972555014?body=Bon%20dia" },
  { channel: "phone_call", link: "Call", href: "tel:+34972555014" },
];

for (const { channel, link, href } of DOORS) {
  test(`the door of ${channel} is offered after logging`, async ({ page, ground }) => {
    const conversation = await ConversationPage.open(page, ground.paths.conversation);
    await conversation.choose("AI draft");
    await conversation.composer.getByRole("combobox", { name: "Channel" }).selectOption(channel);
    await expect(conversation.composer).toContainText("+34 972 555 014");
    await conversation.box("The assistant's answer").fill("Bon dia");
    await conversation.log.click();
    const handed = page.getByRole("region", { name: "What was logged" });
    await expect(handed.getByRole("link", { name: link })).toHaveAttribute("href", href);
  });
}

test("a script in place of a profile opens nothing", async ({ page, owner, ground }) => {
  await owner.api.act({
    update_contact: { id: ground.contact, changes: [{ linkedin: "javascript:alert(1)" }] },
  });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  await conversation.composer.getByRole("combobox", { name: "Channel" }).selectOption("linkedin");
  await conversation.box("The assistant's answer").fill("Bon dia");
  await conversation.log.click();
  const handed = page.getByRole("region", { name: "What was logged" });
  await expect(handed).toBeVisible();
  await expect(handed.getByRole("link")).toHaveCount(0);

  await owner.api.act({
    update_contact: { id: ground.contact, changes: [{ linkedin: "linkedin.com/in/marta-bosch" }] },
  });
  await conversation.choose("AI draft");
  await conversation.composer.getByRole("combobox", { name: "Channel" }).selectOption("linkedin");
  await expect(conversation.composer).toContainText("linkedin.com/in/marta-bosch");
  await conversation.box("The assistant's answer").fill("Bona tarda");
  await conversation.log.click();
  await expect(handed.getByRole("link", { name: "Open the LinkedIn profile" })).toHaveAttribute(
    "href",
    "https://linkedin.com/in/marta-bosch",
  );
});

test("what was sent already is not handed over, and one key undoes it", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bon dia Marta");
  await page.keyboard.press("Control+Enter");
  await expect(conversation.message("Bon dia Marta")).toBeVisible();
  await expect(page.getByRole("region", { name: "What was logged" })).toHaveCount(0);
  // The mode has moved on to the reply; nothing is typed into it.
  await page.keyboard.press("z");
  await expect(conversation.message("Bon dia Marta")).toContainText("Taken back");
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.status).toBe("retracted");
});

test("the recipient stays as it was when the text was begun, and the difference is said", async ({
  page,
  owner,
  colleague,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bon dia Marta");
  await expect(conversation.composer.getByText("Saved on this device")).toBeVisible();
  await colleague.api.act({
    update_contact: { id: ground.contact, changes: [{ email: "eve@other.example" }] },
  });
  const said = conversation.composer.getByText(/Their address is eve@other.example by now/);
  await expect(said).toContainText("This text still goes to marta@example.com");

  // Also after a reload.
  await page.reload();
  await expect(said).toBeVisible();
  await conversation.log.click();
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.said.correspondent).toMatchObject({
    contact_id: ground.contact,
    address: "marta@example.com",
  });

  // Taking the new address is an act of its own.
  await colleague.api.act({
    update_contact: { id: ground.contact, changes: [{ email: "marta@new.example" }] },
  });
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bona tarda");
  await colleague.api.act({
    update_contact: { id: ground.contact, changes: [{ email: "marta@newest.example" }] },
  });
  await conversation.composer.getByRole("button", { name: "Use the new address" }).click();
  await expect(conversation.composer.locator(".composer__address")).toHaveText("marta@newest.example");
});

test("what was said earlier is logged with its time, and never in the future", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bon dia, per telèfon");
  await conversation.composer.getByRole("button", { name: "Sent earlier" }).click();
  const when = conversation.composer.getByLabel("When it was said");
  await when.fill("2999-01-01T10:00");
  await expect(conversation.composer.getByRole("alert")).toContainText("lies in the future");
  await conversation.log.click();
  await expect(conversation.messages).toHaveCount(0);
  await when.fill("2026-01-05T10:30");
  await conversation.log.click();
  await expect(conversation.message("per telèfon")).toContainText("recorded later");
  await isLive(page);
  const [message] = await owner.api.rows("message");
  const expected = await page.evaluate(() => new Date("2026-01-05T10:30").getTime());
  expect(message?.said.occurred_at).toBe(expected);
});

test("the language of one text can be chosen, and is taken back", async ({ page, owner, ground }) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Paste reply");
  const language = conversation.composer.getByRole("combobox", { name: "Language of the message" });
  await expect(language).toHaveValue("ca");
  await language.selectOption("ar");
  await conversation.composer.getByRole("button", { name: /back to Catalan/ }).click();
  await expect(language).toHaveValue("ca");
  await language.selectOption("ar");
  await conversation.paste("شكرا جزيلا");
  await expect(conversation.message("شكرا")).toContainText("ar");
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.said.original_language).toBe("ar");
  await expect(language).toHaveValue("ca");
});

test("a draft waits in the list with its recipient, and is logged from there", async ({
  page,
  owner,
  ground,
}) => {
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("AI draft");
  await conversation.box("The assistant's answer").fill("Bon dia Marta");
  await conversation.button("Save draft").click();
  await isLive(page);
  // They write again before it is sent.
  await owner.api.act(logMessage(ground, { mode: "inbound_paste", text: "Ens interessa", at: Date.now() + 1_000 }));

  await page.goto("/drafts");
  const draft = page.getByRole("region", { name: "Yours" }).getByRole("listitem");
  await expect(draft).toContainText("to Marta Bosch, marta@example.com");
  await expect(draft).toContainText("They wrote again");
  await draft.getByRole("button", { name: "Log the draft to Forn Vell" }).click();
  await expect(page.getByRole("heading", { name: "No drafts" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What was logged" })).toContainText("Marta Bosch");
  await isLive(page);
  const messages = await owner.api.rows("message");
  expect(messages.map((message) => message.status)).toEqual(["sent", "sent"]);
});

test("they wrote again since the draft was begun is said beside it, before it is logged", async ({
  page,
  owner,
  colleague,
  ground,
}) => {
  const other = await addAccount(owner.api, ground, { name: "Kaffee Nord", language: "de" });
  const conversation = await ConversationPage.open(page, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("Bon dia Marta");
  await isLive(page);
  await colleague.api.act(
    logMessage(ground, { mode: "inbound_paste", text: "Ja no cal", at: Date.now() + 2_000 }),
    logMessage(other, { mode: "inbound_paste", text: "Guten Tag", language: "de" }),
  );
  const hint = conversation.composer.getByText(/They wrote again/);
  await expect(hint).toBeVisible();
  await conversation.composer.getByRole("button", { name: "Dismiss" }).click();
  await expect(hint).toHaveCount(0);
  await expect(conversation.theyRead).toHaveValue("Bon dia Marta");
});
