// A campaign's results and expenses, and the review of many accounts at once.

import { isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { type Member, expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

test("what was spent is divided by what came of it, one figure a currency", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(
    logMessage(ground, { text: "Bon dia" }),
    {
      add_expense: {
        id: newId(),
        campaign_id: ground.campaign,
        kind: "software",
        amount: { minor: 5_900, currency: "USD" },
        spent_on: "2026-11-12",
      },
    },
  );
  await page.goto(`${ground.paths.campaign}?tab=results`);
  const costs = page.getByRole("region", { name: "What an outcome cost" });
  await expect(costs.getByRole("row", { name: /USD/ })).toContainText("$59.00");

  await page.getByRole("button", { name: "Add expense" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("What for").selectOption("Agency");
  await form.getByLabel("Currency").selectOption("EUR");
  const amount = form.getByLabel("Amount");
  await amount.fill("1.234");
  await form.getByRole("button", { name: "Add expense" }).click();
  await expect(form.getByRole("alert")).toContainText("Amount has more than 2 decimals");
  await amount.fill("1.234,50");
  await form.getByRole("button", { name: "Add expense" }).click();
  await expect(form).toBeHidden();

  const euros = costs.getByRole("row", { name: /EUR/ });
  await expect(euros).toContainText("€1,234.50");
  await expect(euros.getByRole("cell").nth(1)).toHaveText("€1,234.50");
  await expect(euros.getByRole("cell").nth(2)).toHaveText("–");
  await costs.getByRole("button", { name: /n = 1\s+Per initiated/ }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: /Forn Vell/ })).toBeVisible();
  await page.keyboard.press("Escape");

  const expenses = page.getByRole("region", { name: "Expenses" });
  await expenses.getByRole("button", { name: /^Delete Agency/ }).click();
  await expect(euros).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(euros).toContainText("€1,234.50");
  await expenses.getByRole("button", { name: /^Edit Agency/ }).click();
  await expect(form.getByLabel("Amount")).toHaveValue("1234.50");
  await form.getByLabel("Amount").fill("1,000");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(euros).toContainText("€1,000.00");
});

test("many accounts are reviewed at once, and put back", async ({ page, owner, ground }) => {
  const names = ["Alba", "Bosc", "Cim", "Deu", "Estel"];
  for (const name of names) await addAccount(owner.api, ground, { name, review: "pending" });
  await page.goto(`${ground.paths.campaign}?tab=accounts&review=pending`);
  const box = (name: string) => page.getByRole("checkbox", { name: `Select ${name}` });
  await box("Alba").click();
  await box("Cim").click({ modifiers: ["Shift"] });
  const bar = page.getByRole("group", { name: "Decision" });
  await expect(bar.getByRole("status")).toHaveText("3 selected");
  await page.keyboard.press("a");
  await expect(box("Alba")).toHaveCount(0);
  await expect.poll(() => reviews(owner)).toEqual({ approved: 4, pending: 2 });

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box("Alba")).toBeVisible();
  await expect(page.getByText("3 accounts as before")).toBeVisible();
  await bar.getByRole("button", { name: "Select all 5" }).click();
  await bar.getByRole("button", { name: "Reject 5 selected" }).click();
  await expect(page.getByText("Nothing left to review")).toBeVisible();
  await isLive(page);
  expect(await reviews(owner)).toEqual({ approved: 1, rejected: 5 });
});

/** How many conversations the server has of each review status. */
async function reviews(owner: Member) {
  const rows = await owner.api.rows("conversation");
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.review_status] = (counts[row.review_status] ?? 0) + 1;
  return counts;
}

test("accounts are taken out of a campaign again, and those to whom something was said stay", async ({
  page,
  owner,
  ground,
}) => {
  await addAccount(owner.api, ground, { name: "Alba", review: "approved" });
  await addAccount(owner.api, ground, { name: "Bosc", review: "pending" });
  await owner.api.act(logMessage(ground, { text: "Bon dia" }));
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  const bar = page.getByRole("group", { name: "Decision" });
  await bar.getByRole("button", { name: "Select all 3" }).click();
  await bar.getByRole("button", { name: "Take out" }).click();
  await expect(page.getByText("2 accounts taken out; 1 stays, with whom something was said here")).toBeVisible();
  const box = (name: string) => page.getByRole("checkbox", { name: `Select ${name}` });
  await expect(box("Alba")).toHaveCount(0);
  await expect(box("Forn Vell")).toBeVisible();
  await expect.poll(() => reviews(owner)).toEqual({ approved: 1 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box("Alba")).toBeVisible();
  await expect.poll(() => reviews(owner)).toEqual({ approved: 2, pending: 1 });

  // What was added a moment ago is taken back as a whole.
  await owner.api.act({ create_account: { id: newId(), name: "Cim" } });
  await page.getByRole("button", { name: "Add accounts" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Select 1" }).click();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Add 1 account" }).click();
  await expect(box("Cim")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(box("Cim")).toHaveCount(0);
  await expect.poll(() => reviews(owner)).toEqual({ approved: 2, pending: 1 });
});

test("a campaign and a product that are over stand apart, and are offered no more", async ({
  page,
  owner,
  ground,
}) => {
  await page.goto(`${ground.paths.campaign}?tab=brief`);
  await page.getByRole("button", { name: "Archive Primavera" }).click();
  await expect(page.getByText("Archived: Primavera.")).toBeVisible();
  await page.goto("/campaigns");
  const over = page.getByRole("list", { name: "Archived" });
  await expect(over).toBeHidden();
  await page.getByText("Archived (1)").click();
  await over.getByRole("link", { name: /Primavera/ }).click();
  await page.getByRole("navigation", { name: "Parts of the campaign" }).getByRole("link", { name: "Brief" }).click();
  await page.getByRole("button", { name: "Bring back Primavera" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Bring back Primavera" })).toBeVisible();

  await page.goto("/products");
  await page.getByRole("button", { name: /^Archive / }).click();
  await expect(page.getByText("Archived (1)")).toBeVisible();
  await page.goto("/campaigns");
  // The only product is over: one comes first.
  await expect(page.getByRole("heading", { name: "First, a product" })).toBeVisible();
  await owner.api.act({ create_product: { id: newId(), name: "Vi" } });
  await page.getByRole("button", { name: "New campaign" }).first().click();
  await expect(page.getByRole("dialog").getByRole("combobox", { name: "Product", exact: true }).locator("option")).toHaveText(["Vi"]);
});

test("whoever must not be added is held back with the reason, and a soft one is let in by its flag", async ({
  page,
  owner,
  ground,
}) => {
  const ids = Object.fromEntries(["Alba", "Bosc", "Cim", "Deu", "Estel"].map((name) => [name, newId()]));
  const types: Record<string, string[]> = { Bosc: ["competitor"], Deu: ["press"] };
  await owner.api.act(
    ...Object.entries(ids).map(([name, id]) => ({
      create_account: { id, name, changes: [{ relationship_types: types[name] ?? [] }] },
    })),
    { change_account_status: { account_id: ids.Cim, to: "customer", why: "signed" } },
    { change_account_status: { account_id: ids.Estel, to: "do_not_contact", why: "asked us" } },
  );
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  await page.getByRole("button", { name: "Add accounts" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add accounts to Primavera" });
  await dialog.getByRole("button", { name: "Select 5" }).click();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByRole("button", { name: "Add 1 account" })).toBeVisible();
  const reason = (words: string) => dialog.getByRole("listitem").filter({ hasText: words });
  for (const hard of ["Competitor, in a campaign for: Sales", "Do not contact"]) {
    await expect(reason(hard)).toContainText("No exception");
    await expect(reason(hard).getByRole("checkbox")).toHaveCount(0);
  }
  await dialog.getByRole("checkbox", { name: "Add “Press” all the same" }).check();
  await dialog.getByRole("checkbox", { name: "Add customers all the same" }).check();
  await expect(dialog.getByRole("button", { name: "Add 3 accounts" })).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Add “Press” all the same" }).uncheck();
  await dialog.getByRole("button", { name: "Add 2 accounts" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: "Select Cim" })).toBeVisible();
  await isLive(page);
  const added = (await owner.api.rows("conversation")).map((row) => row.account_id);
  expect(new Set(added)).toEqual(new Set([ground.account, ids.Alba, ids.Cim]));
});

test("a set that changed since its preview is previewed again", async ({ page, owner, ground }) => {
  const [alba, bosc] = [newId(), newId()];
  await owner.api.act(
    { create_account: { id: alba, name: "Alba", changes: [] } },
    { create_account: { id: bosc, name: "Bosc", changes: [] } },
  );
  await page.goto(`${ground.paths.campaign}?tab=accounts`);
  await page.getByRole("button", { name: "Add accounts" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add accounts to Primavera" });
  await dialog.getByRole("button", { name: "Select 2" }).click();
  await dialog.getByRole("button", { name: "Preview" }).click();
  const confirm = dialog.getByRole("button", { name: "Add 2 accounts" });
  await expect(confirm).toBeVisible();
  await owner.api.act(
    { change_account_status: { account_id: bosc, to: "do_not_contact", why: "they asked" } },
    { review_conversation: { conversation_id: ground.conversation, verdict: "rejected" } },
  );
  // The news has arrived behind the dialog: what was previewed stands until it is confirmed.
  await expect(page.locator(".review-row")).toContainText("Rejected");
  await confirm.click();
  await expect(dialog.getByRole("alert")).toContainText("Would not be added any more: Bosc.");
  await dialog.getByRole("button", { name: "Add 1 account" }).click();
  await expect(page.getByRole("checkbox", { name: "Select Alba" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Select Bosc" })).toHaveCount(0);
});
