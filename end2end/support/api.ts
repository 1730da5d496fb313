// The server's interface as a member uses it without the app: to lay the ground of a journey, to
// look at what the server really has, and to try what the app would never send.

import { type APIRequestContext, type APIResponse, expect, request } from "@playwright/test";
import { newId } from "./ids";
import type { Server } from "./server";

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const ANNA: Person = {
  name: "Anna Roig",
  email: "anna@example.com",
  password: "correct horse battery",
};

export const PAU: Person = {
  name: "Pau Serra",
  email: "pau@example.com",
  password: "staple battery horse",
};

/** The cookies of a signed-in member, to begin a browser with. */
export type SignedIn = Awaited<ReturnType<APIRequestContext["storageState"]>>;

export type Command = Record<string, unknown>;
export type Outcome = { applied: { seq: number } } | { refused: { refusal: unknown } };
/** A row's record. */
export type Row = Record<string, any>;

export interface Member {
  person: Person;
  api: Api;
  cookies: SignedIn;
}

/** A server that was started again has closed the connections that stood open. */
const RECONNECTS = 2;

/** One member's session with the server. */
export class Api {
  readonly http: APIRequestContext;

  private constructor(http: APIRequestContext) {
    this.http = http;
  }

  /** A session of nobody. Writes say that they come from the server's own pages. */
  static async open(address: string, cookies?: SignedIn): Promise<Api> {
    const http = await request.newContext({
      baseURL: address,
      extraHTTPHeaders: { origin: address },
      storageState: cookies,
    });
    return new Api(http);
  }

  async close(): Promise<void> {
    await this.http.dispose();
  }

  post(path: string, data: unknown): Promise<APIResponse> {
    return this.http.post(path, { data, maxRetries: RECONNECTS });
  }

  get(path: string): Promise<APIResponse> {
    return this.http.get(path, { maxRetries: RECONNECTS });
  }

  /** Makes the first owner by the link that the terminal printed. */
  static async setUp(server: Server, person: Person): Promise<Member> {
    const api = await Api.open(server.address);
    const body = {
      token: server.link.searchParams.get("token"),
      workspace_name: "Tasting Co",
      ...person,
      reading_language: "en",
    };
    await expectOk(await api.post("/api/v1/setup", body));
    return { person, api, cookies: await api.http.storageState() };
  }

  /** Signs in to the sample by the link that the terminal printed. */
  static async openSample(server: Server): Promise<{ api: Api; cookies: SignedIn }> {
    const api = await Api.open(server.address);
    const token = server.link.searchParams.get("token");
    await expectOk(await api.post("/api/v1/sign-in/link", { token }));
    return { api, cookies: await api.http.storageState() };
  }

  /** Makes an invitation and joins by it. */
  async invite(address: string, person: Person, role = "member"): Promise<Member> {
    const invited = await expectOk(await this.post("/api/v1/invitations", { role }));
    const token = String(invited.path).split("/").at(-1);
    const api = await Api.open(address);
    await expectOk(await api.post("/api/v1/join", { token, ...person, reading_language: "en" }));
    return { person, api, cookies: await api.http.storageState() };
  }

  /** Sends commands and gives their outcomes. */
  async send(...commands: Command[]): Promise<Outcome[]> {
    const at = Date.now();
    const body = { commands: commands.map((command) => ({ id: newId(), at, command })) };
    const answer = await expectOk(await this.post("/api/v1/commands", body));
    return answer.outcomes.map((each: { outcome: Outcome }) => each.outcome);
  }

  /** Sends commands that must be taken. */
  async act(...commands: Command[]): Promise<void> {
    for (const outcome of await this.send(...commands)) expect(outcome).toHaveProperty("applied");
  }

  /** Every row that the server has, of one kind. */
  async rows(kind: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let since = 0, more = true; more; ) {
      const response = await this.get(`/api/v1/changes?since=${since}&limit=2000`);
      const answer = await expectOk(response);
      for (const change of answer.rows) {
        const row = change.put?.row[kind];
        if (row) rows.push(row);
      }
      ({ next: since, more } = answer);
    }
    return rows;
  }
}

async function expectOk(response: APIResponse): Promise<any> {
  expect(response.ok(), `${response.url()}: ${await response.text()}`).toBe(true);
  return response.json();
}
