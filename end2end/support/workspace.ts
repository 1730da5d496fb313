// The ground that most journeys stand on: one product, one campaign, one approved account.

import type { Api } from "./api";
import { conversationOf, newId } from "./ids";

export interface AccountWishes {
  name?: string;
  language?: string;
  city?: string;
  contact?: string;
  review?: "approved" | "pending";
}

export interface Ground {
  product: string;
  campaign: string;
  account: string;
  contact: string;
  conversation: string;
  /** The addresses of its pages. */
  paths: { conversation: string; account: string; campaign: string };
}

export const FORN_VELL = "Forn Vell";
export const MARTA = "Marta Bosch";
export const CAMPAIGN = "Primavera";

/** A Catalan bakery in a Spanish campaign of an English product (rule book §4). */
export async function layGround(api: Api, wishes: AccountWishes = {}): Promise<Ground> {
  const product = newId();
  const campaign = newId();
  await api.act(
    {
      create_product: {
        id: product,
        name: "Tastings",
        changes: [{ description: "Tastings in shops" }, { communication_language: "en" }],
      },
    },
    {
      create_campaign: {
        id: campaign,
        product_id: product,
        name: CAMPAIGN,
        changes: [{ communication_language: "es" }, { brief: "Ask for twenty minutes" }],
      },
    },
  );
  return addAccount(api, { product, campaign }, wishes);
}

/** One more account in the campaign, approved unless wished otherwise. */
export async function addAccount(
  api: Api,
  { product, campaign }: { product: string; campaign: string },
  { name = FORN_VELL, language = "ca", city = "Vic", contact, review }: AccountWishes = {},
): Promise<Ground> {
  const account = newId();
  const person = newId();
  const conversation = conversationOf(account, campaign);
  await api.act(
    { create_account: { id: account, name, changes: [{ city }, { language }] } },
    {
      create_contact: {
        id: person,
        account_id: account,
        name: contact ?? MARTA,
        changes: [{ email: "marta@example.com" }, { phone: "+34 972 555 014" }],
      },
    },
    { add_to_campaign: { campaign_id: campaign, matched: [account], confirmed: [account] } },
  );
  if (review !== "pending") {
    await api.act({
      review_conversation: { conversation_id: conversation, verdict: "approved" },
    });
  }
  return {
    product,
    campaign,
    account,
    contact: person,
    conversation,
    paths: {
      conversation: `/inbox/${conversation}`,
      account: `/accounts/${account}`,
      campaign: `/campaigns/${campaign}`,
    },
  };
}

export interface Words {
  mode?: "log_sent" | "inbound_paste";
  text: string;
  language?: string;
  /** The same in English. */
  translation?: string;
  at?: number;
  id?: string;
}

/** The command that logs a message in a ground's conversation. */
export function logMessage(ground: Ground, words: Words) {
  const { mode = "log_sent", text, language = "ca", at = Date.now(), id = newId() } = words;
  const translation = words.translation && { text: words.translation, language: "en" };
  return {
    log_message: {
      id,
      account_id: ground.account,
      campaign_id: ground.campaign,
      said: {
        mode,
        channel: "email",
        original_text: text,
        original_language: language,
        translation,
        occurred_at: at,
      },
    },
  };
}

/** The command that sets or lifts do not contact. */
export function flag(ground: Ground, to: "do_not_contact" | "prospect", why: string) {
  return { change_account_status: { account_id: ground.account, to, why } };
}
