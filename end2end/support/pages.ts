// Every page behind the door, as the sample shows it.

import { expect, type Page } from "@playwright/test";
import type { Api } from "./api";

export interface Place {
  name: string;
  path: string;
}

/** The addresses of all pages, those of single things included. */
export async function everyPlace(api: Api): Promise<Place[]> {
  const conversations = await api.rows("conversation");
  const busy = conversations.filter((row) => row.figures?.last !== undefined);
  const answered = busy.find((row) => row.figures.last_inbound !== undefined) ?? busy[0];
  const accounts = await api.rows("account");
  const flagged = accounts.find((row) => row.status === "do_not_contact");
  const toFlagged = conversations.find((row) => row.account_id === flagged?.id);
  const [campaign] = await api.rows("campaign");
  const ofCampaign = busy.find((row) => row.campaign_id === campaign?.id);
  const places = [
    ["inbox", "/inbox"],
    ["conversation", `/inbox/${answered?.id}`],
    ["conversation with a flagged account", toFlagged && `/inbox/${toFlagged.id}`],
    ["search", "/search"],
    ["search with results", "/search?q=a"],
    ["accounts", "/accounts"],
    ["account", `/accounts/${answered?.account_id}`],
    ["duplicates", "/accounts/duplicates"],
    ["merge", `/accounts/merge?survivor=${accounts[0]?.id}&absorbed=${accounts[1]?.id}`],
    ["import", "/accounts/import"],
    ["products", "/products"],
    ["campaigns", "/campaigns"],
    ["campaign outreach", `/campaigns/${campaign?.id}`],
    ["campaign conversation", `/campaigns/${campaign?.id}?tab=conversation&conversation=${ofCampaign?.id}`],
    ["campaign accounts", `/campaigns/${campaign?.id}?tab=accounts`],
    ["campaign results", `/campaigns/${campaign?.id}?tab=results`],
    ["campaign brief", `/campaigns/${campaign?.id}?tab=brief`],
    ["notifications", "/notifications"],
    ["drafts", "/drafts"],
    ["funnel", "/funnel"],
    ["funnel by channel", "/funnel?by=channel&compare=before"],
    ["decisions", "/decisions"],
    ["settings", "/settings"],
    ["more", "/more"],
    ["no such page", "/nowhere"],
  ];
  return places.flatMap(([name, path]) => (name && path ? [{ name, path }] : []));
}

/** Opens a page and waits until its data is there. */
export async function visit(page: Page, place: Place): Promise<void> {
  await page.goto(place.path);
  await expect(page.getByRole("main").first()).toBeVisible();
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expect(page.getByText(/^Loading/)).toHaveCount(0);
  // A thread is read from the device after its page stands.
  const log = page.getByRole("log");
  if (place.path.startsWith("/inbox/")) await expect(log.getByRole("article").first()).toBeVisible();
}
