// Conversations from files: whose they are, what they bring, what is there already, the way back.

import { writeFileSync } from "node:fs";
import { ANNA } from "../support/api";
import { isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";

interface Mail {
  id: string;
  from: string;
  to: string;
  date: string;
  text: string;
}

function mbox(mails: Mail[]): string {
  const each = mails.map(
    ({ id, from, to, date, text }) =>
      `From x ${date}\nMessage-ID: <${id}@mail.example>\nDate: ${date}\nFrom: ${from}\nTo: ${to}\nSubject: Pa\n\n${text}\n\n`,
  );
  return each.join("");
}

async function choose(page: Page, name: string, text: string) {
  const file = { name, mimeType: "application/mbox", buffer: Buffer.from(text) };
  await page.getByLabel("Choose a file").setInputFiles(file);
}

const MARTA = "Marta Bosch <marta@fornvell.example>";
const NEWS = "News <news@shop.example>";

function mails(us: string): Mail[] {
  return [
    { id: "1", from: us, to: MARTA, date: "Tue, 10 Nov 2026 10:00:00 +0100", text: "Bon dia Marta" },
    { id: "2", from: MARTA, to: us, date: "Wed, 11 Nov 2026 11:00:00 +0100", text: "Ens interessa" },
    { id: "3", from: us, to: "joan@celler.example", date: "Thu, 12 Nov 2026 09:00:00 +0100", text: "Hola Joan" },
    { id: "4", from: NEWS, to: us, date: "Thu, 12 Nov 2026 09:30:00 +0100", text: "Sale!" },
    { id: "5", from: MARTA, to: us, date: "", text: "When was this?" },
  ];
}

test("a mailbox becomes conversations with their true times, once, and can be undone", async ({
  page,
  owner,
}) => {
  const account = newId();
  await owner.api.act({
    create_account: {
      id: account,
      name: "Forn Vell",
      changes: [{ website: "https://fornvell.example" }],
    },
  });
  // One of them stands in the file twice.
  const [first, reply, ...rest] = mails(ANNA.email) as [Mail, Mail, ...Mail[]];
  const box = mbox([first, reply, reply, ...rest]);
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "mail.mbox", box);
  const happens = page.getByRole("region", { name: "What will happen" });
  await expect(happens.getByRole("button", { name: "Import 3 messages, create 1 account" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Messages that could not be read" })).toContainText(
    "do not say when they were sent",
  );
  const whose = page.getByRole("region", { name: "Whose messages they are" });
  await expect(whose.getByRole("combobox", { name: "Account of Marta Bosch" })).toHaveValue(account);
  await expect(whose.getByRole("combobox", { name: "Account of News" })).toHaveValue("");
  // What was said can be read before anything is imported, and the account that is created be named.
  const marta = whose.getByRole("listitem").filter({ hasText: "marta@fornvell.example" });
  await marta.getByText("Read what was said").click();
  await expect(marta.getByText("Ens interessa").first()).toBeVisible();
  const name = whose.getByRole("textbox", { name: "Name of the new account" });
  await expect(name).toHaveValue("celler.example");
  await name.fill("Celler Vell");
  await happens.getByRole("button", { name: /^Import 3 messages/ }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);

  const messages = await owner.api.rows("message");
  expect(messages).toHaveLength(3);
  const names = (await owner.api.rows("account")).map((row) => row.name).sort();
  expect(names).toEqual(["Celler Vell", "Forn Vell"]);
  const answer = messages.find((row) => row.said.original_text === "Ens interessa");
  expect(answer?.said).toMatchObject({ mode: "inbound_paste", occurred_at: Date.parse("2026-11-11T10:00:00Z") });
  const changes = (await owner.api.rows("status_change")).filter((row) => row.account_id === account);
  expect(changes.map((row) => row.source)).toEqual(["import"]);
  const contacts = (await owner.api.rows("contact")).map((row) => row.email).sort();
  expect(contacts).toEqual(["joan@celler.example", "marta@fornvell.example"]);

  // The same file again adds nothing.
  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "mail.mbox", box);
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();

  await page.goto("/accounts/import");
  await page.getByRole("button", { name: "Undo the import of mail.mbox" }).click();
  await page.getByRole("button", { name: "Undo the import", exact: true }).click();
  await expect(page.getByText(/^Undone by/)).toBeVisible();
  await isLive(page);
  expect(await owner.api.rows("message")).toEqual([]);
  const [left] = await owner.api.rows("account");
  expect(left).toMatchObject({ id: account, status: "prospect" });
  expect(await owner.api.rows("conversation")).toEqual([]);
});

test("an import of conversations says how many messages it left out of whoever was erased", async ({
  page,
  owner,
}) => {
  const account = newId();
  const website = { website: "https://fornvell.example" };
  await owner.api.act({ create_account: { id: account, name: "Forn Vell", changes: [website] } });
  await owner.api.act({ erase_account: { id: newId(), account_id: account, accounts: [account] } });
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "mail.mbox", mbox(mails(ANNA.email)));
  await page.getByRole("button", { name: /^Import 3 messages/ }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "2 messages: This address was erased" })).toBeVisible();
  await isLive(page);
  const texts = (await owner.api.rows("message")).map((row) => row.said.original_text);
  expect(texts).toEqual(["Hola Joan"]);
  const names = (await owner.api.rows("account")).map((row) => row.name);
  expect(names).toEqual(["celler.example"]);
});

test("a mailbox that was cut in the middle gives what is whole, the rest comes with the whole file, and a single email is one", async ({
  page,
  owner,
}) => {
  const box = mbox(mails(ANNA.email).slice(0, 3));
  await page.goto("/accounts/import");
  await isLive(page);
  const cut = box.slice(0, box.indexOf("Hola Joan") + 4);
  await choose(page, "cut.mbox", cut);
  await expect(page.getByRole("alert")).toContainText("The file ends in the middle of its last message");
  const whole = page.getByRole("button", { name: "Import 2 messages, create 1 account" });
  await expect(whole).toBeVisible();
  // What there is of it is taken by a press alone.
  await page.getByRole("button", { name: "Import it as far as it goes" }).click();
  await expect(page.getByRole("button", { name: "Import 3 messages, create 2 accounts" })).toBeVisible();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "cut.mbox", cut);
  await whole.click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "whole.mbox", box);
  await page.getByRole("button", { name: "Import 1 message, create 1 account" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const texts = (await owner.api.rows("message")).map((row) => row.said.original_text).sort();
  expect(texts).toEqual(["Bon dia Marta", "Ens interessa", "Hola Joan"]);

  await page.getByRole("button", { name: "Choose another file" }).click();
  const one = mbox([{ id: "9", from: MARTA, to: ANNA.email, date: "Fri, 13 Nov 2026 10:00:00 +0100", text: "Truqueu-me" }]);
  await choose(page, "reply.eml", one.slice(one.indexOf("\n") + 1));
  await page.getByRole("button", { name: "Import 1 message", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const marta = (await owner.api.rows("message")).filter((row) => row.said.mode === "inbound_paste");
  expect(marta.map((row) => row.said.original_text).sort()).toEqual(["Ens interessa", "Truqueu-me"]);
  expect(new Set(marta.map((row) => row.conversation_id)).size).toBe(1);
});

test("a large mailbox is read as a stream, its attachments left out", async ({
  page,
}, info) => {
  const attachment = "QUJDQUJD\n".repeat(120_000);
  const many = Array.from({ length: 40 }, (_, n) => {
    const head = `From x\nMessage-ID: <m${n}@mail.example>\nDate: Tue, 10 Nov 2026 10:${10 + n}:00 +0100\nFrom: ${ANNA.email}\nTo: ${MARTA}\n`;
    const parts = [`\n\nBon dia ${n}\n`, `\nContent-Transfer-Encoding: base64\nContent-Type: image/png\n\n${attachment}`];
    return `${head}Content-Type: multipart/mixed; boundary=b\n\n--b${parts.join("--b")}--b--\n\n`;
  });
  await page.goto("/accounts/import");
  const path = info.outputPath("large.mbox");
  writeFileSync(path, many.join(""));
  await page.getByLabel("Choose a file").setInputFiles(path);
  await expect(page.getByRole("button", { name: "Import 40 messages, create 1 account" })).toBeVisible();
});

test("an email that is attachments alone is imported with their names", async ({ page, owner }) => {
  const head = `From x\nMessage-ID: <a@mail.example>\nDate: Tue, 10 Nov 2026 10:00:00 +0100\nFrom: ${ANNA.email}\nTo: ${MARTA}\n`;
  const body = "\nContent-Type: text/plain\n\n \n";
  const file =
    "\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=oferta.pdf\nContent-Transfer-Encoding: base64\n\nQUJDQUJD\n";
  const mail = `${head}Content-Type: multipart/mixed; boundary=b\n\n--b${body}--b${file}--b--\n\n`;
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "mail.mbox", mail);
  await page.getByRole("button", { name: "Import 1 message, create 1 account" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message?.said).toMatchObject({
    original_text: "oferta.pdf",
    attachments: [{ name: "oferta.pdf", bytes: 6 }],
  });
});

test("LinkedIn’s messages become conversations", async ({ page, owner }) => {
  const account = newId();
  const contact = newId();
  const link = "https://www.linkedin.com/in/marta";
  await owner.api.act(
    { create_account: { id: account, name: "Forn Vell", changes: [] } },
    {
      create_contact: {
        id: contact,
        account_id: account,
        name: "Marta Bosch",
        changes: [{ linkedin: link }],
      },
    },
  );
  const csv =
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n" +
    `c1,Marta Bosch,${link},${ANNA.name},https://www.linkedin.com/in/anna,2026-11-12 09:02:03 UTC,,Bon dia\n`;
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "messages.csv", csv);
  await page.getByRole("button", { name: "Import 1 message" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const [message] = await owner.api.rows("message");
  expect(message).toMatchObject({ account_id: account, said: { channel: "linkedin", correspondent: { contact_id: contact } } });
});
