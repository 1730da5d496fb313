// Imports: what they bring, what they refuse, what the device remembers of them, and the way back.

import { readFileSync, writeFileSync } from "node:fs";
import { isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { spreadsheet, zip } from "../support/zip";

function file(name: string, text: string | Buffer) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) };
}

async function choose(page: Page, name: string, text: string | Buffer) {
  await page.getByLabel("Choose a file").setInputFiles(file(name, text));
}

const CSV = "Company,City,Phone,Contact name\nForn Vell,Vic,938 000 111,Marta\nCeller,Olot,,Pau\n";

test("an import is undone by one act, and what was used since stays and is named", async ({
  page,
  owner,
}) => {
  await page.goto("/accounts/import");
  await choose(page, "bakeries.csv", CSV);
  await page.getByRole("button", { name: "Import 2 accounts" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const celler = (await owner.api.rows("account")).find((row) => row.name === "Celler");
  await owner.api.act({
    add_note: { id: newId(), account_id: celler?.id, text: "They bake on Sundays" },
  });

  // Later, from the list of imports.
  await page.goto("/accounts/import");
  const imports = page.getByRole("region", { name: "Earlier imports" });
  await expect(imports).toContainText("bakeries.csv");
  await expect(imports).toContainText("2 accounts, 2 contacts created");
  await imports.getByRole("button", { name: "Undo the import of bakeries.csv" }).click();
  await imports.getByRole("button", { name: "Undo the import", exact: true }).click();
  await expect(imports).toContainText("Undone by You");
  await imports.getByText("1 stayed").click();
  await expect(imports.getByRole("link", { name: "Celler" })).toBeVisible();
  await isLive(page);
  const left = await owner.api.rows("account");
  expect(left.map((row) => row.name)).toEqual(["Celler"]);
  expect((await owner.api.rows("contact")).map((row) => row.name)).toEqual(["Pau"]);
});

test("blanks that an import filled are blank again, right after it", async ({ page, owner }) => {
  const id = newId();
  await owner.api.act({
    create_account: { id, name: "Forn Vell", changes: [{ city: "Vic" }] },
  });
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "bakeries.csv", CSV);
  await page.getByRole("button", { name: "Import 1 new, merge 1" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await page.getByRole("button", { name: "Undo the import of bakeries.csv" }).click();
  await page.getByRole("button", { name: "Undo the import", exact: true }).click();
  await expect(page.getByText(/^Undone by/)).toBeVisible();
  await isLive(page);
  const accounts = await owner.api.rows("account");
  expect(accounts).toHaveLength(1);
  expect(accounts[0]).toMatchObject({ id, city: "Vic" });
  expect(accounts[0]).not.toHaveProperty("phone");
});

test("the question whether to undo stays while news of the import arrive", async ({
  page,
  context,
}) => {
  await page.goto("/accounts/import");
  await isLive(page);
  // The server's news of the import take their time, and come once the question stands.
  let answer = () => {};
  const asked = new Promise<void>((done) => {
    answer = done;
  });
  await choose(page, "bakeries.csv", CSV);
  await context.route("**/api/v1/changes**", async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByRole("button", { name: "Import 2 accounts" }).click();
  await page.getByRole("button", { name: "Undo the import of bakeries.csv" }).click();
  const question = page.getByRole("group", { name: "Undo the import of bakeries.csv" });
  const yes = question.getByRole("button", { name: "Undo the import", exact: true });
  const button = await yes.elementHandle();
  answer();
  await isLive(page);
  expect(await button?.evaluate((node) => node.isConnected)).toBe(true);
  await yes.click();
  await expect(page.getByText(/^Undone by/)).toBeVisible();
});

test("columns become fields of the workspace’s own, and undoing clears them again", async ({
  page,
  owner,
}) => {
  const id = newId();
  await owner.api.act(
    { create_account: { id, name: "Forn Vell", changes: [{ city: "Vic" }] } },
    { create_custom_field: { key: "ovens", kind: "number", label: "Number of ovens" } },
    { create_custom_field: { key: "since", kind: "date", label: "Customer since" } },
  );
  const csv =
    "Company,City,Number of ovens,Since when\nForn Vell,Vic,3,26.11.2026\nCeller,Olot,many,1/2/2026\n";
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "own.csv", csv);
  await expect(page.getByRole("combobox", { name: "“Number of ovens” becomes" })).toHaveText(/Number of ovens/);
  await page.getByRole("combobox", { name: "“Since when” becomes" }).selectOption("Customer since");
  await expect(page.getByText("In 1 row a cell holds what its field does not take")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 new, merge 1" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const named = async (name: string) => (await owner.api.rows("account")).find((row) => row.name === name);
  expect(await named("Forn Vell")).toMatchObject({ id, custom: { ovens: "3", since: "2026-11-26" } });
  expect(await named("Celler")).toMatchObject({ custom: { since: "2026-02-01" }, notes: "Number of ovens: many" });
  await page.getByRole("button", { name: "Undo the import of own.csv" }).click();
  await page.getByRole("button", { name: "Undo the import", exact: true }).click();
  await expect(page.getByText(/^Undone by/)).toBeVisible();
  await isLive(page);
  expect(await named("Forn Vell")).not.toHaveProperty("custom");
});

test("the dates of a column are read in the order that its cells tell, or that a person says", async ({
  page,
  owner,
}) => {
  await owner.api.act({ create_custom_field: { key: "founded", kind: "date", label: "Founded" } });
  const founded = async () => {
    const rows = await owner.api.rows("account");
    return Object.fromEntries(rows.map((row) => [row.name, (row.custom as { founded?: string }).founded]));
  };
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "us.csv", "Company,Founded\nUS One,01/03/2020\nUS Two,02/25/2020\n");
  await expect(page.getByRole("button", { name: "Import 2 accounts" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Order of the dates" })).toHaveCount(0);
  await page.getByRole("button", { name: "Import 2 accounts" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  expect(await founded()).toEqual({ "US One": "2020-01-03", "US Two": "2020-02-25" });

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "open.csv", "Company,Founded\nUS Three,05/06/2020\n");
  const order = page.getByRole("combobox", { name: "Order of the dates in Founded" });
  await expect(order).toHaveText(/05\/06\/2020 is .*Jun/);
  await order.selectOption("month");
  await page.getByRole("button", { name: "Import 1 account" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  expect((await founded())["US Three"]).toBe("2020-05-06");
});

test("what the columns became is remembered by their headings", async ({ page }) => {
  const odd = "Firma,Wohin,Wer\nForn Vell,Vic,Marta\n";
  await page.goto("/accounts/import");
  await choose(page, "odd.csv", odd);
  const where = page.getByRole("combobox", { name: "“Wohin” becomes" });
  await where.selectOption("City");
  await page.getByRole("button", { name: "Import 1 account" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await page.reload();
  // The same headings in another order.
  await choose(page, "odd.csv", "Wer,Wohin,Firma\nPau,Olot,Celler\n");
  await expect(where).toHaveValue("city");
});

test("the words that a file has for a status are given a meaning, which is remembered", async ({ page, owner }) => {
  const csv = "Empresa,Estat\nForn Vell,nou\nCeller,client\nMas Petit,\n";
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "estats.csv", csv);
  const refused = page.getByRole("region", { name: "Refused rows" });
  await expect(refused.getByRole("row")).toHaveCount(3);
  const words = page.getByRole("region", { name: "Words for the status" });
  await words.getByRole("combobox", { name: "“nou” means" }).selectOption("No status");
  await words.getByRole("combobox", { name: "“client” means" }).selectOption("Customer");
  await expect(refused).toHaveCount(0);
  await page.getByRole("button", { name: "Import 3 accounts" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  const accounts = await owner.api.rows("account");
  const statuses = accounts.map((row) => [row.name, row.status]).sort();
  expect(statuses).toEqual([["Celler", "customer"], ["Forn Vell", "prospect"], ["Mas Petit", "prospect"]]);

  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(page, "estats.csv", "Empresa,Estat\nCasa Gran,CLIENT\n");
  await expect(words.getByRole("combobox", { name: "“CLIENT” means" })).toHaveValue("customer");
});

test("a file of an old spreadsheet is read, and a row says every reason why it is refused", async ({
  page,
}) => {
  await page.goto("/accounts/import");
  const latin = Buffer.from("Company,City,Status,Email\nCaf\xe9 Gr\xfcn,Vic,,\n,Vic,hot lead,nobody\n", "latin1");
  await choose(page, "old.csv", latin);
  await expect(page.getByText(/read as Windows-1252/)).toBeVisible();
  const refused = page.getByRole("region", { name: "Refused rows" });
  await expect(refused.getByRole("row")).toHaveCount(3);
  await expect(refused).toContainText("“hot lead” is not known");
  await page.getByRole("button", { name: "Import 1 account" }).click();
  await page.getByText(/^Rows that create an account/).click();
  await expect(page.getByRole("link", { name: "Café Grün" })).toBeVisible();
});

test("an import is stopped between two parts, and goes on with the rest", async ({ page, owner, context }) => {
  const rows = Array.from({ length: 600 }, (_, n) => `Forn ${n},Vic`);
  await page.goto("/accounts/import");
  await isLive(page);
  await choose(page, "many.csv", ["Company,City", ...rows].join("\n"));
  // The server takes its time, and the import with it.
  let answer = () => {};
  const asked = new Promise<void>((done) => {
    answer = done;
  });
  await context.route("**/api/v1/commands", async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByRole("button", { name: "Import 600 accounts" }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await expect(page.getByText("Stopped. 400 rows were not imported; what was imported before stays.")).toBeVisible();
  answer();
  await isLive(page);
  expect(await owner.api.rows("account")).toHaveLength(200);
  await page.getByRole("button", { name: "Import the rest" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  await isLive(page);
  expect(await owner.api.rows("account")).toHaveLength(600);
});

test("a messy table is read as far as it can be, and the report of the rest is downloaded", async ({
  page,
  owner,
}) => {
  await owner.api.act({
    create_custom_field: { key: "since", kind: "date", label: "Since" },
  });
  await page.goto("/accounts/import");
  await isLive(page);
  const table = [
    "Empresa;;Since;City",
    "Forn Vell;x;2026-11-26;Vic",
    "Celler\u0007 Nou;;26.11.2026;Olot",
    "\u202eCasa Gran\u202c;;27/11/2026;Girona",
    ";nobody;2026-11-26;Vic",
    "Mas Petit;;31/02/2026;Vic",
    "=HYPERLINK(\"http://evil.example\");;2026-11-26;Vic",
  ];
  await choose(page, "messy.csv", table.join("\r\n"));
  await expect(page.getByRole("combobox", { name: "“Column without a heading” becomes" })).toBeVisible();
  await page.getByRole("button", { name: "Import 5 accounts" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  const refused = page.getByRole("region", { name: "Refused rows" });
  await expect(refused.getByRole("row")).toHaveCount(2);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    refused.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  const report = readFileSync(await download.path(), "utf8");
  expect(report.split("\r\n").slice(0, 2)).toEqual([
    '\ufeff"Row","Field","Reason","Limit"',
    expect.stringContaining('"5","Account name","is blank"'),
  ]);
  await isLive(page);
  const accounts = await owner.api.rows("account");
  const said = accounts.map((row) => row.custom?.since ?? row.notes).sort();
  expect(said).toEqual(["2026-11-26", "2026-11-26", "2026-11-26", "2026-11-27", "Since: 31/02/2026"]);
  expect(accounts.map((row) => row.name)).toContain('=HYPERLINK("http://evil.example")');
});

test("from the first import the way to a first campaign keeps the accounts", async ({ page }) => {
  await page.goto("/accounts/import");
  await choose(page, "bakeries.csv", CSV);
  await page.getByRole("button", { name: "Import 2 accounts" }).click();
  await page.getByRole("link", { name: "Start a campaign for them" }).click();
  await expect(page.getByText("2 accounts chosen")).toBeVisible();
  await page.getByRole("link", { name: "Create a product" }).click();
  const product = page.getByRole("dialog", { name: "New product" });
  await product.getByRole("textbox", { name: "Name" }).fill("Tastings");
  await product.getByRole("button", { name: "Create product" }).click();
  // A product was what was missing.
  const campaign = page.getByRole("dialog", { name: "New campaign" });
  await campaign.getByRole("textbox", { name: "Name", exact: true }).fill("Primavera");
  await campaign.getByRole("button", { name: "Create campaign" }).click();
  const add = page.getByRole("dialog", { name: "Add accounts to Primavera" });
  await expect(add.getByRole("checkbox", { name: /Celler/ })).toBeChecked();
  await expect(add.getByRole("checkbox", { name: /Forn Vell/ })).toBeChecked();
});

test("a sheet of a spreadsheet is chosen and imported, and its formulas are not computed", async ({
  page,
}) => {
  const sheet = spreadsheet({
    Notes: [["Nothing here"]],
    Accounts: [
      ["Company", "City"],
      ["Forn Vell", "Vic"],
      ["=1+1", "Olot"],
    ],
  });
  await page.goto("/accounts/import");
  await choose(page, "accounts.xlsx", sheet);
  await page.getByRole("combobox", { name: "Sheet" }).selectOption("Accounts");
  await page.getByRole("button", { name: "Read this sheet" }).click();
  await page.getByRole("button", { name: "Import 2 accounts" }).click();
  await page.getByText(/^Rows that create an account/).click();
  await expect(page.getByRole("link", { name: "=1+1" })).toBeVisible();
});

test("a table beyond the limits is refused with the limit in the sentence", async ({ page }, info) => {
  await page.goto("/accounts/import");
  const alert = page.getByRole("alert");
  const rows = Array.from({ length: 200_000 }, (_, n) => `Forn ${n},Vic`);
  await choose(page, "rows.csv", ["Company,City", ...rows].join("\n"));
  await expect(alert).toContainText("The file has 200,000 rows, the limit is 50,000.");
  const cells = [["Company"], ...rows.map((row) => [row.split(",")[0] ?? ""])];
  await choose(page, "rows.xlsx", spreadsheet({ Accounts: cells }));
  await expect(alert).toContainText("The file has 200,000 rows, the limit is 50,000.", { timeout: 30_000 });
  const path = info.outputPath("large.csv");
  writeFileSync(path, Buffer.alloc(50 * 1024 * 1024, "Company,City\n"));
  await page.getByLabel("Choose a file").setInputFiles(path);
  await expect(alert).toContainText("The file has 50 MB, the limit is 20 MB.");
  await expect(alert).toContainText("Nothing was imported");
});

test("an archive that is made to burst is refused with a sentence", async ({ page }) => {
  const bomb = zip({ "xl/workbook.xml": Buffer.alloc(120_000_000, "<a/>") });
  await page.goto("/accounts/import");
  await choose(page, "bomb.xlsx", bomb);
  await expect(page.getByRole("alert")).toContainText("far larger than a spreadsheet is");
  await expect(page.getByRole("alert")).toContainText("Nothing was imported");
});
