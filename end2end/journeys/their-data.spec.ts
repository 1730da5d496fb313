// What the law gives whom an account is about: everything as a file, and to be forgotten.

import { readFile } from "node:fs/promises";
import { ConversationPage, isLive } from "../support/conversation";
import { newId } from "../support/ids";
import { expect, test } from "../support/test";

test("everything of an account is exported, and an erasure takes it from every device", async ({
  page,
  owner,
  colleague,
  pageOf,
  ground,
}) => {
  const other = await pageOf(colleague);
  const conversation = await ConversationPage.open(other, ground.paths.conversation);
  await conversation.choose("Log sent");
  await conversation.theyRead.fill("I encara una cosa");
  const drafts = other.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Drafts/ });
  await drafts.click();
  await expect(other.getByText("I encara una cosa")).toBeVisible();
  await other.goto(ground.paths.account);
  await expect(other.getByRole("heading", { name: "Forn Vell" })).toBeVisible();
  // An admin's alone.
  await expect(other.getByRole("region", { name: "Their data" })).toHaveCount(0);

  await page.goto(ground.paths.account);
  await isLive(page);
  const theirs = page.getByRole("region", { name: "Their data" });
  for (const [name, ending] of [
    ["Export as a page", ".html"],
    ["Export as JSON", ".json"],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      theirs.getByRole("link", { name }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^account-.*\\${ending}$`));
    const text = await readFile(await file.path(), "utf8");
    expect(text).toContain("marta@example.com");
  }

  await theirs.getByRole("button", { name: "Erase" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase Forn Vell" });
  const erase = dialog.getByRole("button", { name: "Erase" });
  await expect(erase).toBeDisabled();
  await dialog.getByLabel("I want to erase it").check();
  await erase.click();
  await expect(page).toHaveURL(/\/accounts$/);
  await expect(page.getByText("The account is erased")).toBeVisible();
  await expect(page.getByText("Forn Vell")).toHaveCount(0);
  await expect(other.getByRole("heading", { name: "This account is not here" })).toBeVisible();
  // What was begun for it goes too.
  await drafts.click();
  await expect(other.getByRole("heading", { name: "Drafts", exact: true })).toBeVisible();
  await expect(other.getByText("I encara una cosa")).toHaveCount(0);

  await isLive(page);
  expect(await owner.api.rows("account")).toEqual([]);
  expect(await owner.api.rows("contact")).toEqual([]);
  const again = newId();
  await owner.api.act({
    import_accounts: {
      source: "again.csv",
      rows: [
        {
          row: 2,
          account_id: again,
          contact_id: newId(),
          name: "FORN VELL, S.L.",
          changes: [{ city: "Vic" }],
        },
      ],
    },
  });
  expect(await owner.api.rows("account")).toEqual([]);
});
