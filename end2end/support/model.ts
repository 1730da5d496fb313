// A model of the journeys' own: a real server that speaks chat completions, and says what it is told.

import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a model was asked: the prompt. */
export type Reply = (prompt: string, say: Say, response: ServerResponse) => Promise<void> | void;

/** Says a piece; done once it is on its way. */
export type Say = (text: string) => Promise<void>;

/** Answers all at once, as where it is asked for a translation. */
export function answer(response: ServerResponse, content: string): void {
  const body = { choices: [{ index: 0, message: { role: "assistant", content } }] };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** What somebody waits for, and what lets them go on. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((done) => (open = done));
  return { open, opened };
}

export class Model {
  readonly prompts: string[] = [];
  reply: Reply = () => {};

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Model> {
    const server = createServer();
    const model = new Model(server);
    server.on("request", async (request, response) => {
      let body = "";
      for await (const piece of request) body += piece;
      const prompt = String(JSON.parse(body).messages[0].content);
      model.prompts.push(prompt);
      const say: Say = (text) => {
        if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream" });
        const choice = { index: 0, delta: { content: text }, finish_reason: null };
        const event = `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
        return new Promise((done) => response.write(event, () => done()));
      };
      await model.reply(prompt, say, response);
      if (!response.writableEnded && !response.destroyed) response.end("data: [DONE]\n\n");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return model;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/** Where a model answers, as an admin names it. */
export interface Endpoint {
  kind: "openai" | "anthropic";
  address: string;
  model: string;
  key?: string;
}

/** The real model that the environment names, if it does: see the README. */
export function realEndpoint(): Endpoint | undefined {
  const { RAPPORT_MODEL_ADDRESS: address, RAPPORT_MODEL: model, RAPPORT_MODEL_KEY: key } = process.env;
  const kind = process.env.RAPPORT_MODEL_KIND ?? "openai";
  if (!address) return undefined;
  if (!model) throw new Error("RAPPORT_MODEL names the model that is asked at RAPPORT_MODEL_ADDRESS");
  if (kind !== "openai" && kind !== "anthropic") {
    throw new Error(`RAPPORT_MODEL_KIND is openai or anthropic, and not ${kind}`);
  }
  return { kind, address, model, key };
}
