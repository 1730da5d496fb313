// The list of 50,000 accounts: opened, searched, sorted, filtered, and searched for duplicates.

import { expect, test } from "@playwright/test";
import { ANNA, Api } from "../support/api";
import { newId } from "../support/ids";
import { Server } from "../support/server";
import { report } from "./figures";
import { probe, type Readings } from "./probe";

const ACCOUNTS = Number(process.env.BENCH_ACCOUNTS ?? 50_000);
/** As many rows as one command imports. */
const ROWS = 200;
/** What a person does not notice. */
const LONG_TASK = 50;

const NAMES = ["Forn", "Celler", "Fleca", "Obrador", "Molí", "Càtering", "Rebost", "Taller"];
const SURNAMES = ["Vell", "Nou", "de la Plaça", "Bosch", "Puig", "Soler", "Vila", "Roca", "Serra"];

/** Names and cities that repeat, so that there is something to sort and to find twice. */
function row(n: number) {
  const name = `${NAMES[n % NAMES.length]} ${SURNAMES[(n * 7) % SURNAMES.length]} ${Math.floor(n / 2)}`;
  return {
    row: n,
    account_id: newId(),
    contact_id: newId(),
    name,
    changes: [{ city: `City ${(n * 13) % 700}` }, { language: n % 3 === 0 ? "ca" : "es" }, { phone: `9${100_000_000 + n}` }],
    status: n % 5 === 0 ? "customer" : undefined,
  };
}

test("accounts", async ({ browser }) => {
  const server = await Server.start();
  const { api, cookies } = await Api.setUp(server, ANNA);
  for (let begun = 0; begun < ACCOUNTS; begun += ROWS) {
    const rows = Array.from({ length: ROWS }, (_, n) => row(begun + n));
    await api.act({ import_accounts: { source: "bench.csv", rows } });
  }
  const context = await browser.newContext({ baseURL: server.address, storageState: cookies });
  const page = await context.newPage();
  await probe(page);
  const tasks = async () => ((await page.evaluate(() => window.readings)) as Readings).longTasks;
  const longestOf = async (name: string, act: () => Promise<void>) => {
    const before = (await tasks()).length;
    await act();
    const value = Math.max(0, ...(await tasks()).slice(before));
    report({ name: `${ACCOUNTS} accounts, ${name}: longest task`, value, unit: "ms", target: LONG_TASK });
  };
  const count = page.getByText(/ accounts$/).first();

  await page.goto("/inbox");
  await page.waitForFunction(() => window.readings.settled);
  await page.getByRole("link", { name: /^Accounts/ }).first().click();
  await expect(count).toBeVisible();
  await longestOf("search", async () => {
    await page.getByRole("searchbox").pressSequentially("celler bosch", { delay: 60 });
    await expect(count).toContainText(" of ");
    await page.getByRole("searchbox").fill("");
    await expect(count).not.toContainText(" of ");
  });
  const rows = page.getByRole("list", { name: "Accounts" }).getByRole("listitem");
  await longestOf("sort by a column", async () => {
    await page.getByRole("button", { name: /^Language/ }).click();
    await expect(rows.first()).toContainText("Catalan");
    await page.getByRole("button", { name: /^Language/ }).click();
    await expect(rows.first()).toContainText("Spanish");
  });
  await longestOf("filter", async () => {
    await page.getByRole("combobox", { name: "Status" }).selectOption("customer");
    await expect(count).toContainText(" of ");
  });
  await longestOf("scroll", async () => {
    await rows.first().hover();
    for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, 4_000);
  });
  await longestOf("find duplicates", async () => {
    const begun = Date.now();
    await page.getByRole("link", { name: "Find duplicates" }).click();
    await expect(page.getByText(/ pairs$/)).toBeVisible({ timeout: 120_000 });
    report({ name: `${ACCOUNTS} accounts, find duplicates`, value: Date.now() - begun, unit: "ms" });
  });
  await context.close();
  await api.close();
  await server.remove();
});
