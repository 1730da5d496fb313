// An account entered twice (rule book §8): found, compared, merged, and taken apart again.

import { ConversationPage } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, type Page, test } from "../support/test";
import { addAccount, flag, type Ground, logMessage } from "../support/workspace";

const TWIN = "Forn Vell SL";

/** The ground, and the same bakery once more, with a phone number of its own. */
async function twins(ground: Ground, api: Parameters<typeof addAccount>[0]): Promise<Ground> {
  const twin = await addAccount(api, ground, { name: TWIN, contact: "Jordi Puig" });
  await api.act({ update_account: { id: twin.account, changes: [{ phone: "972 000 111" }] } });
  await api.act(logMessage(twin, { text: "Bon dia Jordi" }));
  return twin;
}

async function mergeFromDuplicates(page: Page) {
  await page.goto("/accounts");
  await page.getByRole("link", { name: "Find duplicates" }).click();
  await expect(page.getByRole("heading", { name: "Find duplicates" })).toBeVisible();
  await page.getByRole("link", { name: /^Compare/ }).click();
  await expect(page.getByRole("heading", { name: "Merge two accounts" })).toBeVisible();
}

test("two rows of one bakery are found, merged as chosen, and undone from the page", async ({
  page,
  owner,
  ground,
}) => {
  const twin = await twins(ground, owner.api);
  await mergeFromDuplicates(page);
  await expect(page.getByText("Both have a conversation in Primavera")).toBeVisible();
  const names = page.getByRole("row", { name: /^Name/ });
  await names.getByRole("radio", { name: TWIN }).check();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText(/is merged into/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No duplicates" })).toBeVisible();

  // The page of the absorbed account leads to its survivor, which shows what was said to both.
  await page.goto(`/accounts/${twin.account}`);
  await expect(page.getByText(/was merged into this account/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Bon dia Jordi");
  const contacts = page.getByRole("region", { name: "Contacts" });
  await expect(contacts).toContainText("Marta Bosch");
  await expect(contacts).toContainText("Jordi Puig");
  const history = page.getByRole("region", { name: "Status history" });
  await expect(history.getByRole("listitem").first()).toContainText("merge");

  // The funnel counts the two conversations of one campaign once.
  await owner.api.act(logMessage(ground, { text: "Bon dia Marta" }));
  await page.goto("/funnel");
  const initiated = page.getByRole("button", { name: /^Initiated/ }).first();
  await expect(initiated).toContainText("1");
  await expect(initiated).not.toContainText("2");

  // Found by either name, once.
  await page.goto("/accounts");
  await page.getByRole("searchbox").fill("Forn Vell");
  await expect(page.getByRole("list", { name: "Accounts" }).getByRole("listitem")).toHaveCount(1);

  await page.goto(`/accounts/${ground.account}`);
  const merges = page.getByRole("region", { name: "Merged accounts" });
  await expect(merges).toContainText(`${TWIN} was merged into Forn Vell`);
  await merges.getByRole("button", { name: "Undo this merge" }).click();
  await expect(merges).toContainText("undone by");
  await expect(page.getByRole("heading", { level: 1, name: "Forn Vell" })).toBeVisible();
  await expect(contacts).not.toContainText("Jordi Puig");
  await expect
    .poll(async () => (await owner.api.rows("account")).filter((row) => row.merged_into).length)
    .toBe(0);
});

test("do not contact of one holds for the conversations of both", async ({ page, owner, ground }) => {
  const twin = await twins(ground, owner.api);
  await owner.api.act(flag(twin, "do_not_contact", "they asked us to"));
  await page.goto(`/accounts/merge?survivor=${ground.account}&absorbed=${twin.account}`);
  await expect(page.getByText(/must not be contacted: after the merge/)).toBeVisible();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.goto(ground.paths.conversation);
  const { composer } = new ConversationPage(page);
  await expect(composer.getByText(/they asked us to/)).toBeVisible();
});

test("a merge that is taken back at once brings its pair back", async ({ page, owner, ground }) => {
  await twins(ground, owner.api);
  await mergeFromDuplicates(page);
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No duplicates" })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: /^Compare/ })).toHaveCount(1);
});

test("accounts of one name without a city are suggested", async ({ page, owner }) => {
  for (const name of ["Hotel Miramar", "Hotel Miramar SL"]) {
    await owner.api.act({ create_account: { id: newId(), name, changes: [] } });
  }
  await page.goto("/accounts/duplicates");
  const pairs = page.getByRole("list", { name: "Pairs that seem to be one account" });
  await expect(pairs.getByRole("listitem")).toHaveCount(1);
  await expect(pairs).toContainText("Same name, and a city is not known of both");
});

test("a pair that is not the same is suggested no more, until somebody takes that back", async ({
  page,
  owner,
  ground,
}) => {
  await twins(ground, owner.api);
  await page.goto("/accounts/duplicates");
  const pairs = page.getByRole("list", { name: "Pairs that seem to be one account" });
  await expect(pairs.getByRole("listitem")).toHaveCount(1);
  await pairs.getByRole("button", { name: /^Not the same/ }).click();
  await expect(page.getByRole("heading", { name: "No duplicates" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "No duplicates" })).toBeVisible();
  await page.getByText("1 pair said not to be the same").click();
  await page.getByRole("button", { name: /^Suggest again/ }).click();
  await expect(pairs.getByRole("listitem")).toHaveCount(1);
});

test("a merge without a network is done once, and what a colleague writes meanwhile is not lost", async ({
  page,
  owner,
  ground,
  network,
  server,
}) => {
  const twin = await twins(ground, owner.api);
  await page.goto(`/accounts/merge?survivor=${ground.account}&absorbed=${twin.account}`);
  await expect(page.getByRole("button", { name: "Merge", exact: true })).toBeVisible();
  await network.off();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByRole("region", { name: "Merged accounts" })).toContainText(TWIN);
  await server.start();
  // A colleague who knows nothing of it writes to the one that is absorbed here.
  await owner.api.act(logMessage(twin, { text: "Escrit mentrestant" }));
  await page.context().setOffline(false);
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Escrit mentrestant");
  await expect
    .poll(async () => (await owner.api.rows("merge")).map((row) => row.absorbed))
    .toEqual([twin.account]);
});
