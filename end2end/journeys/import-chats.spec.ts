// Chats that WhatsApp exported, and archives that hold messages.

import { ANNA } from "../support/api";
import { isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { zip } from "../support/zip";

async function choose(page: Page, name: string, content: string | Buffer) {
  const file = { name, mimeType: "", buffer: Buffer.from(content as string) };
  await page.getByLabel("Choose a file").setInputFiles(file);
}

const ANDROID = `5/6/26, 10:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
5/6/26, 10:03 - Marta Bosch: Bon dia, moltes gràcies per la vostra resposta!
Demà us diem alguna cosa.
5/6/26, 10:04 - ${ANNA.name}: oferta.pdf (file attached)
5/6/26, 10:05 - Marta Bosch: <Media omitted>
6/6/26, 9:30 - ${ANNA.name}: OK
`;

async function withMarta(act: (...commands: Record<string, unknown>[]) => Promise<void>) {
  const account = newId();
  const contact = newId();
  await act(
    { create_account: { id: account, name: "Forn Vell", changes: [{ language: "ca" }] } },
    { create_contact: { id: contact, account_id: account, name: "Marta Bosch", changes: [] } },
  );
  return { account, contact };
}

test("a chat of WhatsApp becomes a conversation, in the order of dates that the person says", async ({
  page,
  owner,
}) => {
  const { account, contact } = await withMarta((...commands) => owner.api.act(...commands));
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "WhatsApp Chat with Marta Bosch.txt", ANDROID);
  const when = page.getByRole("region", { name: "When it was said" });
  await expect(when).toContainText("Europe/Madrid");
  const order = when.getByRole("combobox", { name: "“5/6/26, 10:03” is" });
  await expect(order).toHaveText(/5 Jun 2026/);
  const whose = page.getByRole("region", { name: "Whose messages they are" });
  await expect(whose).toContainText("2 sent, 2 received · 5 Jun 2026 – 6 Jun 2026");
  await order.selectOption("6 May 2026 (the month first)");
  await expect(whose).toContainText("2 sent, 2 received · 6 May 2026 – 6 Jun 2026");
  await order.selectOption("5 Jun 2026 (the day first)");
  await expect(whose).toContainText("5 Jun 2026 – 6 Jun 2026");
  await expect(page.getByRole("group", { name: "Which of these are you?" }).getByLabel(ANNA.name)).toBeChecked();
  await expect(whose.getByRole("combobox", { name: "Account of Marta Bosch" })).toHaveValue(account);
  await expect(page.getByRole("region", { name: "Messages that could not be read" })).toHaveCount(0);
  await page.getByRole("button", { name: "Import 4 messages" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const messages = await owner.api.rows("message");
  const said = messages.map((row) => row.said).sort((a, b) => a.occurred_at - b.occurred_at);
  expect(said).toMatchObject([
    {
      mode: "inbound_paste",
      channel: "whatsapp",
      original_language: "ca",
      original_text: "Bon dia, moltes gràcies per la vostra resposta!\nDemà us diem alguna cosa.",
      occurred_at: Date.parse("2026-06-05T10:03:00+02:00"),
      correspondent: { contact_id: contact },
    },
    { mode: "log_sent", original_text: "oferta.pdf", attachments: [{ name: "oferta.pdf" }] },
    // What the export leaves out is noted by what stands in its place.
    { mode: "inbound_paste", original_text: "Media omitted", attachments: [{ name: "Media omitted" }] },
    { mode: "log_sent", original_text: "OK", original_language: "ca" },
  ]);

  // A later export brings only what is new, whatever the zone of the device.
  await page.getByRole("button", { name: "Choose another file" }).click();
  const later = `${ANDROID}7/6/26, 8:00 - Marta Bosch: Fet\n`;
  await choose(page, "WhatsApp Chat with Marta Bosch (1).txt", later);
  await page.getByRole("button", { name: "Import 1 message" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  expect(await owner.api.rows("message")).toHaveLength(5);

  const files = ["WhatsApp Chat with Marta Bosch (1).txt", "WhatsApp Chat with Marta Bosch.txt"];
  for (const [undone, name] of files.entries()) {
    await page.goto("/accounts/import");
    await page.getByRole("button", { name: `Undo the import of ${name}` }).click();
    await page.getByRole("button", { name: "Undo the import", exact: true }).click();
    await expect(page.getByText(/^Undone by/)).toHaveCount(undone + 1);
    await isLive(page);
  }
  expect(await owner.api.rows("message")).toEqual([]);
});

test("in a group from an iPhone’s archive every sender goes to an account of their own", async ({
  page,
  owner,
}) => {
  const { account } = await withMarta((...commands) => owner.api.act(...commands));
  const cellar = newId();
  await owner.api.act({
    create_account: { id: cellar, name: "Celler", changes: [{ phone: "+34 600 123 456" }] },
  });
  const chat = [
    "[13/11/26, 10:00:00] Fira: \u200eMessages and calls are end-to-end encrypted.",
    "[13/11/26, 10:00:01] Fira: \u200eMarta Bosch created this group",
    "[13/11/26, 10:01:00] Marta Bosch: Bon dia a tots",
    "[13/11/26, 10:02:00] ~\u202fJordi: Hola",
    "[13/11/26, 10:03:00] \u202a+34 600 12 34 56\u202c: Hola!",
    `[13/11/26, 10:04:00] ${ANNA.name}: Bon dia, aquí teniu el programa`,
    "[13/11/26, 10:05:00] Marta Bosch: Gràcies",
  ].join("\r\n");
  const archive = zip({ "00000001-PHOTO.jpg": Buffer.alloc(3_000_000, "jpeg"), "_chat.txt": chat });
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "WhatsApp Chat - Fira.zip", archive);
  const whose = page.getByRole("region", { name: "Whose messages they are" });
  await expect(whose.getByRole("combobox", { name: "Account of Marta Bosch" })).toHaveValue(account);
  await expect(whose.getByRole("combobox", { name: "Account of +34 600 12 34 56" })).toHaveValue(cellar);
  await expect(whose.getByRole("combobox", { name: "Account of Jordi" })).toHaveValue("");
  await expect(page.getByRole("region", { name: "When it was said" }).getByRole("combobox")).toHaveCount(0);
  // What we said goes on to whoever said most of those that are taken.
  const ofMarta = whose.getByRole("combobox", { name: "Account of Marta Bosch" });
  await expect(whose.getByRole("listitem").filter({ hasText: "Marta Bosch" })).toContainText("1 sent, 2 received");
  await ofMarta.selectOption("");
  await expect(whose.getByRole("listitem").filter({ hasText: "+34 600" })).toContainText("1 sent, 1 received");
  await ofMarta.selectOption(account);
  await expect(whose.getByRole("listitem").filter({ hasText: "Marta Bosch" })).toContainText("1 sent, 2 received");
  await whose.getByRole("combobox", { name: "Account of Jordi" }).selectOption("New account: Jordi");
  await page.getByRole("button", { name: "Import 5 messages, create 1 account" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const messages = await owner.api.rows("message");
  const of = (id: string) => messages.filter((row) => row.account_id === id).map((row) => row.said.original_text);
  expect(of(account).sort()).toEqual(["Bon dia a tots", "Bon dia, aquí teniu el programa", "Gràcies"]);
  expect(of(cellar)).toEqual(["Hola!"]);
});

test("LinkedIn’s archive is searched for its messages, however deep they stand", async ({
  page,
  owner,
}) => {
  const csv =
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n" +
    `c1,Marta Bosch,https://www.linkedin.com/in/marta,${ANNA.name},,2026-11-12 09:02:03 UTC,,Bon dia\n`;
  const { account } = await withMarta((...commands) => owner.api.act(...commands));
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "Basic_LinkedInDataExport.zip", zip({ "a/Profile.csv": "x", "a/b/messages.csv": csv }));
  await expect(page.getByRole("combobox", { name: "Account of Marta Bosch" })).toHaveValue(account);
  await page.getByRole("button", { name: "Import 1 message" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
});

test("what holds no messages, or bursts, is refused with a sentence", async ({ page }) => {
  await page.goto("/accounts/import");
  const alert = page.getByRole("alert");
  await choose(page, "photos.zip", zip({ "a.jpg": "jpeg" }));
  await expect(alert).toContainText("neither a chat that WhatsApp exported nor LinkedIn’s messages.csv");
  await choose(page, "bomb.zip", zip({ "_chat.txt": Buffer.alloc(120_000_000, "[13/11/26, 10:01:00] M: a\n") }));
  await expect(alert).toContainText("far larger than a chat or messages.csv is");
  await choose(page, "cut.zip", zip({ "_chat.txt": "[13/11/26, 10:01:00] M: a\n" }).subarray(0, 40));
  await expect(alert).toContainText("The archive is damaged");
  await choose(page, "notes.zip", zip({ "notes.txt": "We met on Monday." }));
  await expect(alert).toContainText("not a chat that WhatsApp exported");
  await choose(page, "WhatsApp Chat with Marta.txt", "We met on Monday.");
  await expect(alert).toContainText("not a chat that WhatsApp exported");
  // Any other text is a table.
  await choose(page, "accounts.txt", "Company\tCity\nForn Vell\tVic\n");
  await expect(page.getByRole("button", { name: "Import 1 account" })).toBeVisible();
});
