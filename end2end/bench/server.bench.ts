// The server's interface: commands accepted and changes delivered in a second. One process asks, so
// that a plain request, which does nothing, is measured beside: no figure can be higher than that.

import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { test } from "@playwright/test";
import { Api, type SignedIn } from "../support/api";
import { newId } from "../support/ids";
import type { Server } from "../support/server";
import { addAccount, type Ground, layGround, logMessage } from "../support/workspace";
import { serve } from "./data";
import { report, reportAll } from "./figures";

const CLIENTS = [1, 4, 16, 64];
const SECONDS = 5;
/** Of one member the server takes so many pushes, and so many live streams, at a time. */
const PUSHES = 16;
const STREAMS = 32;
const LISTENING = 1_000;

/** So many members, each with a session; the first is the owner. */
async function team(server: Server, size: number): Promise<{ api: Api; sessions: SignedIn[] }> {
  const { api, cookies } = await Api.openSample(server);
  const sessions = [cookies];
  for (let n = 1; n < size; n += 1) {
    const person = { name: `Member ${n}`, email: `member-${n}@example.com`, password: "correct horse battery" };
    const member = await api.invite(server.address, person);
    sessions.push(member.cookies);
    await member.api.close();
  }
  return { api, sessions };
}

class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly headers: OutgoingHttpHeaders;

  constructor(
    private readonly address: string,
    { cookies }: SignedIn,
  ) {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    this.headers = { cookie, origin: address, "content-type": "application/json" };
  }

  /** Asks and gives the body's text. */
  ask(path: string, body?: string): Promise<string> {
    const { agent, headers } = this;
    const method = body === undefined ? "GET" : "POST";
    return new Promise((done, fail) => {
      const asking = request(`${this.address}${path}`, { agent, headers, method }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => (text += part));
        answer.on("end", () => {
          if (answer.statusCode === 200) done(text);
          else fail(new Error(`${path}: ${answer.statusCode} ${text}`));
        });
      });
      asking.on("error", fail);
      asking.end(body);
    });
  }

  /** Opens a live stream; what it gives ends once news have come. */
  async listen(): Promise<() => Promise<void>> {
    const { agent, headers } = this;
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      const asking = request(`${this.address}/api/v1/live`, { agent, headers }, done);
      asking.on("error", fail);
      asking.end();
    });
    if (answer.statusCode !== 200) throw new Error(`a stream: ${answer.statusCode}`);
    let heard = "";
    const news = new Promise<void>((done) => {
      answer.setEncoding("utf8").on("data", (part: string) => {
        heard += part;
        if (heard.includes("moved")) done();
      });
    });
    return () => news;
  }

  close(): void {
    this.agent.destroy();
  }
}

/** How often all clients together come around in a second, and how long each time took. */
async function rate(clients: Client[], once: (client: Client, index: number) => Promise<number>) {
  const took: number[] = [];
  let done = 0;
  const begun = performance.now();
  const end = begun + SECONDS * 1000;
  await Promise.all(
    clients.map(async (client, index) => {
      while (performance.now() < end) {
        const start = performance.now();
        const came = await once(client, index);
        done += came;
        took.push(performance.now() - start);
      }
    }),
  );
  return { perSecond: done / ((performance.now() - begun) / 1000), took };
}

function push(ground: Ground, size: number): string {
  const commands = Array.from({ length: size }, () => {
    const command = logMessage(ground, { text: "Bon dia Marta" });
    return { id: newId(), at: Date.now(), command };
  });
  return JSON.stringify({ commands });
}

test("commands and changes in a second", async () => {
  const { server, remove } = await serve();
  const { api, sessions } = await team(server, Math.max(...CLIENTS) / PUSHES);
  const first = await layGround(api, { name: "Bench 0" });
  const grounds = [first];
  for (let index = 1; index < Math.max(...CLIENTS); index += 1) {
    grounds.push(await addAccount(api, first, { name: `Bench ${index}` }));
  }

  for (const n of CLIENTS) {
    const session = (index: number) => sessions[index % sessions.length]!;
    const clients = Array.from({ length: n }, (_, index) => new Client(server.address, session(index)));
    const name = `${n} ${n === 1 ? "client" : "clients"}`;

    const plain = await rate(clients, async (client) => {
      await client.ask("/api/v1/setup");
      return 1;
    });
    report({ name: `server, ${name}: plain requests`, value: plain.perSecond, unit: "per second" });

    const single = await rate(clients, async (client, index) => {
      const answer = await client.ask("/api/v1/commands", push(grounds[index]!, 1));
      return answer.includes('"applied"') ? 1 : 0;
    });
    report({ name: `server, ${name}: commands`, value: single.perSecond, unit: "per second" });
    reportAll(`server, ${name}: one command`, single.took);

    const batched = await rate(clients, async (client, index) => {
      const answer = await client.ask("/api/v1/commands", push(grounds[index]!, 50));
      return answer.split('"applied"').length - 1;
    });
    report({
      name: `server, ${name}: commands in pushes of 50`,
      value: batched.perSecond,
      unit: "per second",
    });

    const cursors = clients.map(() => 0);
    const changes = await rate(clients, async (client, index) => {
      const path = `/api/v1/changes?since=${cursors[index]}&limit=2000`;
      const answer = JSON.parse(await client.ask(path));
      cursors[index] = answer.more ? answer.next : 0;
      return answer.rows.length;
    });
    report({ name: `server, ${name}: changes`, value: changes.perSecond, unit: "per second" });
    for (const client of clients) client.close();
  }
  await api.close();
  await remove();
});

test("a thousand that listen", async () => {
  const { server, remove } = await serve();
  const { api, sessions } = await team(server, Math.ceil(LISTENING / STREAMS));
  const before = server.memory;
  const clients = Array.from({ length: LISTENING }, (_, index) => {
    return new Client(server.address, sessions[index % sessions.length]!);
  });
  const news: (() => Promise<void>)[] = [];
  for (const client of clients) news.push(await client.listen());
  const MB = 1024 * 1024;
  report({ name: "server, 1000 live streams: memory", value: server.memory / MB, unit: "MB" });
  report({ name: "server, 1000 live streams: memory more than without", value: (server.memory - before) / MB, unit: "MB" });
  const heard: number[] = [];
  const begun = performance.now();
  const all = news.map(async (hear) => {
    await hear();
    heard.push(performance.now() - begun);
  });
  await layGround(api, { name: "Bench live" });
  await Promise.all(all);
  reportAll("server, 1000 live streams: from an act to the news of it", heard);
  for (const client of clients) client.close();
  await api.close();
  await remove();
});
