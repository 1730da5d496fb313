// The funnel: grouped, compared, opened, exported; by keyboard too.

import { readFile } from "node:fs/promises";
import { expect, test } from "../support/test";
import { addAccount, logMessage } from "../support/workspace";

const DAY = 86_400_000;
const CELLER = "Celler Nou";

test("the funnel is grouped, compared with the period before, and opens what it counts", async ({
  page,
  owner,
  ground,
}) => {
  const celler = await addAccount(owner.api, ground, { name: CELLER });
  const ago = (days: number) => Date.now() - days * DAY;
  await owner.api.act(
    logMessage(ground, { text: "Bon dia", at: ago(20) }),
    logMessage(ground, { mode: "inbound_paste", text: "Gràcies", at: ago(19) }),
    logMessage(celler, { text: "Bon dia, celler", at: ago(40) }),
  );
  await page.goto("/funnel?period=4w");
  const figure = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) }).first();
  await expect(figure("Response rate")).toContainText("100%");
  await expect(figure("Still waiting")).toContainText("1");
  await page.getByRole("combobox", { name: "Compared with" }).selectOption("The period before");
  await expect(figure("Initiated")).toContainText("before: 1");
  await expect(page).toHaveURL(/compare=before/);

  const groups = page.getByRole("navigation", { name: "Grouped by" });
  await groups.getByRole("link", { name: "Campaign" }).click();
  await expect(page).toHaveURL(/by=campaign/);
  const bar = page.getByRole("button", {
    name: "Primavera: 1 initiated, 1 responded, rate 100%, before 1 initiated",
  });
  await bar.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 conversation");
  await expect(dialog.getByRole("link", { name: /Forn Vell/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await groups.getByRole("link", { name: "Member" }).click();
  await page.getByText("As a table").click();
  const row = page.getByRole("row", { name: /Anna Roig/ });
  await expect(row).toContainText("100%");
  await row.getByRole("button", { name: /^1 Initiated before/ }).click();
  await expect(dialog.getByRole("link", { name: new RegExp(CELLER) })).toBeVisible();
});

test("own dates hold what began on them, and nothing has no rate", async ({
  page,
  owner,
  ground,
}) => {
  const at = Date.UTC(2026, 0, 14, 12);
  await owner.api.act(logMessage(ground, { text: "Bon dia", at }));
  await page.goto("/funnel?period=2026-01-01..2026-03-31&by=month");
  await expect(page.getByRole("button", { name: /^Jan 2026: 1 initiated/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Mar 2026: 0 initiated.*rate –/ })).toBeVisible();
  await page.getByLabel("From", { exact: true }).fill("2026-02-01");
  await expect(page.getByText("Nothing began in this period")).toBeVisible();
  await expect(page).toHaveURL(/period=2026-02-01\.\.2026-03-31/);
  await page.getByRole("link", { name: "Show all of them" }).click();
  await expect(page).toHaveURL(/period=all/);
  await expect(page.getByRole("button", { name: /^Jan 2026: 1 initiated/ })).toBeVisible();
});

test("the columns are reached by arrows, and Enter opens one", async ({ page, owner, ground }) => {
  await owner.api.act(logMessage(ground, { text: "Bon dia", at: Date.now() - 7 * DAY }));
  await page.goto("/funnel?period=4w");
  const columns = page.getByRole("button", { name: /^Week of/ });
  await expect(columns).toHaveCount(4);
  await expect(columns.last()).toHaveAccessibleName(/so far$/);
  await columns.last().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(columns.nth(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("link", { name: /Forn Vell/ })).toBeVisible();
});

test("the rows are exported, and a name never runs as a formula", async ({
  page,
  owner,
  ground,
}) => {
  await owner.api.act(
    { update_campaign: { id: ground.campaign, changes: [{ name: "=1+1" }] } },
    logMessage(ground, { text: "Bon dia" }),
  );
  await page.goto("/funnel?by=campaign");
  await expect(page.getByRole("button", { name: /^=1\+1: 1 initiated/ })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("funnel.csv");
  const text = await readFile(await download.path(), "utf8");
  expect(text.split("\r\n")).toEqual([
    '\ufeff"Campaign","Initiated","Responded","Response rate","Not over yet"',
    '"\'=1+1","1","0","0.0000","no"',
    "",
  ]);

  // Weeks are days that a spreadsheet sorts.
  await page.goto("/funnel?period=4w");
  const [weeks] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  const lines = (await readFile(await weeks.path(), "utf8")).split("\r\n");
  expect(lines[4]).toMatch(/^"\d{4}-\d\d-\d\d","1","0","0\.0000","yes"$/);
});
