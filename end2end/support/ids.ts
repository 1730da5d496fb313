// Ids as the app makes them: UUIDv7 by the device, and UUIDv5 for what is computed.

import { createHash, randomBytes } from "node:crypto";

let latest = 0n;

/** A new UUIDv7, greater than every one made before in this process. */
export function newId(): string {
  const now = BigInt(Date.now());
  latest = now > latest ? now : latest + 1n;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Number(latest), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return written(bytes);
}

const RAPPORT = "7f0c54d6-6d3e-5b0a-9a41-2f6f18c733b2";
const NIL = "00000000-0000-0000-0000-000000000000";

/** The one conversation of an account in a campaign, or outside any (rule book §13). */
export function conversationOf(account: string, campaign: string = NIL): string {
  const hash = createHash("sha1");
  for (const id of [RAPPORT, account, campaign]) hash.update(read(id));
  const bytes = hash.digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return written(bytes);
}

function read(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

function written(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
