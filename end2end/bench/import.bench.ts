// How long the page is held by the import of a mailbox, and by reading one of a few very large emails.
// The mailbox has `BENCH_MAILBOX_MB` megabytes, 20 if not said.

import { expect, test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { ANNA, Api } from "../support/api";
import { Server } from "../support/server";
import { report } from "./figures";
import { longest, probe, type Readings } from "./probe";

const MB = 1_000_000;
const MAILBOX = Number(process.env.BENCH_MAILBOX_MB ?? 20);
/** A large one takes its time. */
const PATIENCE = { timeout: 600_000 };
/** What a person does not notice. */
const LONG_TASK = 50;

const SENTENCE = "Moltes gràcies pel missatge, ens interessa veure-ho dijous si us va bé.\n";
const HISTORY = "> Us escric per les mostres que vam dir la setmana passada.\n";

/** The emails of some 60 organisations over a year, each with its history. */
function mailbox(bytes: number): string {
  const mails: string[] = [];
  for (let n = 0, size = 0; size < bytes; n += 1) {
    const them = `Person ${n % 150} <p${n % 150}@firm${n % 60}.example>`;
    const us = `${ANNA.name} <${ANNA.email}>`;
    const [from, to] = n % 2 === 0 ? [us, them] : [them, us];
    const date = new Date(Date.UTC(2026, 0, 1) + n * 5_400_000).toUTCString().replace("GMT", "+0000");
    const text = SENTENCE.repeat(n % 20 === 0 ? 400 : 5 + (n % 40));
    const history = `On Tue, 6 Oct 2026 at 09:14, ${ANNA.name} wrote:\n${HISTORY.repeat(20)}`;
    const mail = `From x ${date}\nMessage-ID: <m${n}@mail.example>\nDate: ${date}\nFrom: ${from}\nTo: ${to}\nSubject: Offer ${n}\n\n${n} ${text}\n${history}\n\n`;
    mails.push(mail);
    size += mail.length;
  }
  return mails.join("");
}

/** Emails of 15 MB each, nearly all of it attached. */
function heavy(count: number): string {
  const attached = "QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\n".repeat(205_000);
  const mail = (n: number) =>
    `From x\nMessage-ID: <h${n}@mail.example>\nDate: Tue, 10 Nov 2026 10:0${n}:00 +0100\nFrom: ${ANNA.email}\nTo: Marta <marta@forn.example>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${SENTENCE}\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=offer${n}.pdf\nContent-Transfer-Encoding: base64\n\n${attached}--b--\n\n`;
  return Array.from({ length: count }, (_, n) => mail(n)).join("");
}

test("import of mailboxes", async ({ browser }, info) => {
  const server = await Server.start();
  const { api, cookies } = await Api.setUp(server, ANNA);
  const context = await browser.newContext({ baseURL: server.address, storageState: cookies });
  const page = await context.newPage();
  await probe(page);
  await page.goto("/accounts/import");
  const tasks = async () => (await page.evaluate(() => window.readings)) as Readings;
  const measured = async (name: string, act: () => Promise<void>) => {
    const before = (await tasks()).longTasks.length;
    const begun = Date.now();
    await act();
    const { longTasks, ...rest } = await tasks();
    const value = longest({ ...rest, longTasks: longTasks.slice(before) });
    report({ name: `import: ${name}, longest task`, value, unit: "ms", target: LONG_TASK });
    report({ name: `import: ${name}`, value: Date.now() - begun, unit: "ms" });
  };
  const choose = async (name: string, text: string) => {
    const path = info.outputPath(name);
    writeFileSync(path, text);
    await page.getByLabel("Choose a file").setInputFiles(path);
    await expect(page.getByRole("button", { name: /^Import \d/ })).toBeVisible(PATIENCE);
  };
  await measured("5 emails of 15 MB, read", () => choose("heavy.mbox", heavy(5)));
  await page.goto("/accounts/import");
  const whole = `a mailbox of ${MAILBOX} MB`;
  await measured(`${whole}, read`, () => choose("mail.mbox", mailbox(MAILBOX * MB)));
  await measured(`${whole}, imported`, async () => {
    await page.getByRole("button", { name: /^Import \d/ }).click();
    await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible(PATIENCE);
  });
  await context.close();
  await api.close();
  await server.remove();
});
