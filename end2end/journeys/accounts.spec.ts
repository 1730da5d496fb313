// The list of accounts: own fields, columns, order, filters in the address, saved views, selection.

import { readFileSync } from "node:fs";
import { isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test("an admin's own field is filled in, shown, sorted and filtered by", async ({ page, owner, ground }) => {
  const second = await addAccount(owner.api, ground, { name: "Celler Nou", city: "Olot" });
  await page.goto("/settings");
  await page.getByRole("button", { name: "New field" }).click();
  const form = page.getByRole("dialog", { name: "New custom field" });
  await form.getByLabel("Label").fill("Number of ovens");
  await form.getByLabel("Kind").selectOption("number");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("list", { name: "Custom fields" })).toContainText("number_of_ovens");

  await page.goto(ground.paths.account);
  await page.getByRole("button", { name: "Edit account" }).click();
  const edit = page.getByRole("dialog", { name: "Edit account" });
  await edit.getByLabel("Number of ovens").fill("many");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit.getByText(/write a number/)).toBeVisible();
  await edit.getByLabel("Number of ovens").fill("1.234,5");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("region", { name: "Facts" })).toContainText("1,234.5");

  await page.goto("/accounts");
  await page.getByText("Columns", { exact: true }).first().click();
  await page.getByRole("group", { name: "Columns" }).getByLabel("Number of ovens").check();
  await page.keyboard.press("Escape");
  await page.getByText("Columns", { exact: true }).first().click();
  const rows = page.getByRole("list", { name: "Accounts" }).getByRole("listitem");
  await page.getByRole("button", { name: /^Number of ovens/ }).click();
  await expect(rows.first()).toContainText("Forn Vell");
  await expect(page).toHaveURL(/order=custom\.number_of_ovens/);
  await page.getByText("More filters").click();
  await page.getByRole("textbox", { name: "Number of ovens: from" }).fill("1234");
  await expect(rows).toHaveCount(1);
  // A reload keeps the columns, the order and the filter.
  await expect(page).toHaveURL(/custom\.number_of_ovens=1234/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Number of ovens, ascending/ })).toBeVisible();
  expect(second.account).not.toBe(ground.account);
});

test("filters are kept as a view that a colleague sees with its count", async ({
  page,
  owner,
  ground,
  colleague,
  pageOf,
}) => {
  await addAccount(owner.api, ground, { name: "Celler Nou", city: "Olot", language: "es" });
  await page.goto("/accounts");
  await page.getByRole("combobox", { name: "Language" }).selectOption("es");
  await page.getByRole("button", { name: "Save as view" }).click();
  const form = page.getByRole("dialog", { name: "Save as view" });
  await form.getByLabel("Name of the view").fill("In Spanish");
  await form.getByLabel("Everybody on the team sees it").check();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: /^In Spanish/ })).toHaveAttribute("aria-pressed", "true");

  const theirs = await pageOf(colleague);
  await theirs.goto("/accounts");
  const view = theirs.getByRole("button", { name: /^In Spanish/ });
  await expect(view).toContainText("1");
  await view.click();
  const rows = theirs.getByRole("list", { name: "Accounts" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Celler Nou");
  await expect(theirs.getByRole("button", { name: "Delete this view" })).toHaveCount(0);

  await page.getByRole("button", { name: "Delete this view" }).click();
  await expect(page.getByRole("button", { name: /^In Spanish/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^In Spanish/ })).toBeVisible();
});

test("a range of the list is added to a campaign by the campaign's own preview", async ({
  page,
  owner,
  ground,
}) => {
  for (const name of ["Anxoves Roca", "Bodega Sol", "Celler Nou"]) {
    await owner.api.act({ create_account: { id: newId(), name } });
  }
  await page.goto("/accounts");
  await page.getByRole("checkbox", { name: "Select Anxoves Roca" }).click();
  await page.getByRole("checkbox", { name: "Select Celler Nou" }).click({ modifiers: ["Shift"] });
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.getByRole("button", { name: "Add to a campaign" }).click();
  await page.getByRole("dialog", { name: "Add to a campaign" }).getByRole("button", { name: "Primavera" }).click();
  const add = page.getByRole("dialog", { name: /Primavera/ });
  await expect(add).toContainText("3 selected");
  expect(ground.campaign).toBeTruthy();
});

test("a person in the account says what they are to the decision", async ({ page, ground }) => {
  await page.goto(ground.paths.account);
  await page.getByRole("button", { name: "Edit Marta Bosch" }).click();
  const form = page.getByRole("dialog", { name: "Edit contact" });
  await form.getByLabel("Role in the decision").selectOption("decision_maker");
  await form.getByLabel("Instagram").fill("@martabosch");
  await form.getByRole("button", { name: "Save" }).click();
  const contacts = page.getByRole("region", { name: "Contacts" });
  await expect(contacts).toContainText("Decision maker");
  await expect(contacts).toContainText("@martabosch");
});

test("a contact is deleted and brought back, and their addresses are links", async ({ page, owner, ground }) => {
  await page.goto(ground.paths.account);
  await isLive(page);
  const contacts = page.getByRole("region", { name: "Contacts" });
  await expect(contacts.getByRole("link", { name: "marta@example.com" })).toHaveAttribute(
    "href",
    "mailto:marta@example.com",
  );
  await expect(contacts.getByRole("link", { name: "+34 972 555 014" })).toHaveAttribute(
    "href",
    "tel:+34972555014",
  );
  await contacts.getByRole("button", { name: "Delete Marta Bosch" }).click();
  await expect(contacts).not.toContainText("marta@example.com");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(contacts.getByRole("link", { name: "marta@example.com" })).toBeVisible();
  await isLive(page);
  const people = await owner.api.rows("contact");
  expect(people.map((row) => [row.id, row.name, row.phone])).toEqual([
    [ground.contact, "Marta Bosch", "+34 972 555 014"],
  ]);
});

test("a form says everything that is wrong with it at once, and what is wanted", async ({ page, ground }) => {
  await page.goto(ground.paths.account);
  await page.getByRole("button", { name: "Edit account" }).click();
  const form = page.getByRole("dialog", { name: "Edit account" });
  await form.getByLabel("Email", { exact: true }).fill("nobody");
  await form.getByLabel("Website", { exact: true }).fill("nowhere");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toContainText("cannot be “nobody”. An address has two sides, as in name@example.com.");
  await expect(form).toContainText("cannot be “nowhere”. A web address names a host, as in example.com.");
  // What is wrong with a field is part of its name.
  await form.getByLabel(/^Email/).fill("hola@fornvell.example");
  await form.getByLabel(/^Website/).fill("fornvell.example");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
});

test("a form says what a colleague changed while it was open, and saves only what was changed in it", async ({
  page,
  owner,
  colleague,
  ground,
}) => {
  await page.goto(ground.paths.account);
  await isLive(page);
  await page.getByRole("button", { name: "Edit account" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit account" });
  await dialog.getByLabel("Phone").fill("938 000 111");
  await colleague.api.act({
    update_account: { id: ground.account, changes: [{ city: "Girona" }, { phone: "972 000 222" }] },
  });
  const said = dialog.getByRole("alert");
  await expect(said).toContainText("City: Girona");
  await expect(said).toContainText("Phone: 972 000 222");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await isLive(page);
  const row = (await owner.api.rows("account")).find((account) => account.id === ground.account);
  expect(row).toMatchObject({ city: "Girona", phone: "938 000 111" });
});

test("notes that two write at once keep what both wrote", async ({ page, owner, colleague, ground }) => {
  await page.goto(ground.paths.account);
  await isLive(page);
  await page.getByRole("button", { name: "Edit account" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit account" });
  await dialog.getByLabel("Notes").fill("A: prefers WhatsApp");
  await page.context().setOffline(true);
  await colleague.api.act({
    update_account: { id: ground.account, changes: [{ notes_edited: { from: "", to: "N: budget 40k" } }] },
  });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await page.context().setOffline(false);
  await isLive(page);
  const row = (await owner.api.rows("account")).find((account) => account.id === ground.account);
  expect(row?.notes).toBe("N: budget 40k\nA: prefers WhatsApp");
});

test("what is typed into a form is offered where the page is left before it is saved", async ({ page, ground }) => {
  expect(ground.account).toBeTruthy();
  await page.goto("/accounts");
  await page.getByRole("link", { name: "Forn Vell" }).click();
  await page.getByRole("button", { name: "Edit account" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit account" });
  await dialog.getByLabel("Notes").fill("Budget 40k, decides in January");
  await page.evaluate(() => history.back());
  const said = page.getByRole("status").filter({ hasText: "What you typed there was not saved" });
  await expect(said.getByRole("button", { name: "Copy it" })).toBeVisible();
});

test("what is typed into a form is thrown away by the second press only", async ({ page, ground }) => {
  await page.goto(ground.paths.account);
  const edit = page.getByRole("button", { name: "Edit account" });
  const form = page.getByRole("dialog", { name: "Edit account" });
  await edit.click();
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();

  await edit.click();
  await form.getByLabel("City").fill("Girona");
  await page.keyboard.press("Escape");
  await expect(form.getByRole("alert")).toHaveText("What you typed is not saved. Close once more to throw it away.");
  await expect(form.getByLabel("City")).toHaveValue("Girona");
  await form.getByRole("button", { name: "Close" }).click();
  await expect(form).toBeHidden();
  await edit.click();
  await expect(form.getByLabel("City")).not.toHaveValue("Girona");
});

test("an account that was made by mistake goes again, and one to which something was said stays", async ({
  page,
  owner,
  ground,
}) => {
  const make = async (name: string) => {
    await page.goto("/accounts");
    await page.getByRole("button", { name: "New account" }).click();
    await page.getByRole("dialog").getByLabel("Name", { exact: true }).first().fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  };
  await make("Alba");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "Alba", level: 1 })).toHaveCount(0);
  await make("Bosc");
  await page.getByRole("region", { name: "Made by mistake?" }).getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Bosc?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Deleted “Bosc”")).toBeVisible();
  await expect(page).toHaveURL(/\/accounts$/);
  await isLive(page);
  const names = (await owner.api.rows("account")).map((row) => row.name);
  expect(names).toEqual(["Forn Vell"]);

  await owner.api.act(logMessage(ground, { text: "Bon dia" }));
  await page.goto(ground.paths.account);
  await expect(page.getByRole("heading", { name: "Forn Vell", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Status history" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Made by mistake?" })).toHaveCount(0);
});

test("an account that seems to be there is warned of under its name, and what was done is said in its direction", async ({
  page,
  ground,
}) => {
  await page.goto("/accounts?new");
  const dialog = page.getByRole("dialog", { name: "New account" });
  const name = dialog.getByLabel("Name", { exact: true }).first();
  await name.fill("Forn Vell");
  await expect(dialog.getByText("This account may be here already")).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole("button", { name: "Create anyway" })).toBeVisible();
  await name.fill("مخبز الزهراء");
  await dialog.getByRole("button", { name: "Create account" }).click();
  const said = page.getByRole("status").filter({ hasText: "Created “مخبز الزهراء”" });
  await expect(said.locator("[dir]")).toHaveText("مخبز الزهراء");
  // The sentence reads from the left.
  const [begins, named] = await Promise.all([
    said.getByText(/^Created/).boundingBox(),
    said.locator("[dir]").boundingBox(),
  ]);
  expect(named!.x).toBeGreaterThan(begins!.x + 20);
  expect(ground.account).toBeTruthy();
});

test("accounts are narrowed by an own number from and to, given an own value at once, and exported", async ({
  page,
  owner,
  ground,
}) => {
  const field = (key: string, kind: string, label: string, options: string[] = []) => ({
    create_custom_field: { key, kind, label, options },
  });
  const account = (name: string, size: string) => ({
    create_account: { id: newId(), name, changes: [{ custom: { key: "size", value: size } }] },
  });
  await owner.api.act(
    field("size", "number", "Size"),
    field("tier", "select", "Tier", ["Gold", "Silver"]),
    account("Alba", "9"),
    account("Bosc", "120"),
    account("Cim", "10000"),
  );
  const [alba] = (await owner.api.rows("account")).filter((row) => row.name === "Alba");
  await owner.api.act({
    create_contact: { id: newId(), account_id: alba!.id, name: "Marta Bosch", changes: [{ email: "m@alba.example" }, { phone: "+34 600 000 001" }] },
  });
  await page.goto("/accounts");
  const names = page.getByRole("list", { name: "Accounts" }).getByRole("link");
  await expect(names).toHaveCount(4);
  await page.getByText("More filters").click();
  const from = page.getByRole("textbox", { name: "Size: from" });
  await from.fill("50");
  await expect(names).toHaveCount(2);
  await page.getByRole("textbox", { name: "Size: to" }).fill("9,999");
  await expect(names).toHaveCount(1);
  await expect(page).toHaveURL(/custom\.size=50\.\.9%2C999/);
  await from.fill("many");
  await expect(page.getByRole("alert")).toContainText("Write a number");
  await expect(page).toHaveURL(/custom\.size=many\.\.9/);
  await page.reload();
  await expect(names).toHaveCount(2);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(names).toHaveCount(4);

  await page.getByRole("checkbox", { name: "Select all" }).click();
  await page.getByRole("combobox", { name: "Custom field" }).selectOption("Tier: Gold");
  await expect(page.getByText("Gold: 4 accounts")).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toContain('"Account name"');
  expect(text).toContain('"Alba"');
  expect(lines.find((line) => line.includes("Alba"))).toContain(`"Marta Bosch","","m@alba.example","'+34 600 000 001"`);
  expect(text.match(/"Gold"/g)).toHaveLength(4);

  // What was exported is read again, and whoever bears a city or an address is known by it.
  await page.goto("/accounts/import");
  await page.getByLabel("Choose a file").setInputFiles({
    name: "accounts.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await expect(page.getByRole("combobox", { name: "“Status” becomes" })).toHaveText(/Status/);
  await expect(page.getByRole("combobox", { name: "“Tier” becomes" })).toHaveText(/Tier/);
  await expect(page.getByRole("button", { name: "Import 2 new, merge 2" })).toBeVisible();
  expect(ground.account).toBeTruthy();
});
