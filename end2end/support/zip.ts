// Archives for journeys: what a spreadsheet program or a phone would save.

import { crc32, deflateRawSync } from "node:zlib";

/** An archive of these files by name. */
export function zip(files: Record<string, string | Buffer>): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text as string);
    const packed = deflateRawSync(content);
    const entry = Buffer.alloc(26);
    entry.writeUInt16LE(20, 0);
    entry.writeUInt16LE(8, 4);
    entry.writeUInt32LE(crc32(content), 10);
    entry.writeUInt32LE(packed.length, 14);
    entry.writeUInt32LE(content.length, 18);
    entry.writeUInt16LE(Buffer.byteLength(name), 22);
    const named = Buffer.concat([Buffer.from("PK\x03\x04"), entry, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), entry, rest, Buffer.from(name)]));
    bodies.push(named);
    at += named.length;
  }
  const names = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(names.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, names, Buffer.from("PK\x05\x06"), end]);
}

/** A spreadsheet of these sheets, each cell a text. */
export function spreadsheet(sheets: Record<string, string[][]>): Buffer {
  const names = Object.keys(sheets);
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook><sheets>${names
      .map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map((_, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/sheet${n + 1}.xml"/>`)
      .join("")}</Relationships>`,
  };
  names.forEach((name, n) => {
    const rows = sheets[name]!.map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join("")}</row>`,
    );
    files[`xl/worksheets/sheet${n + 1}.xml`] = `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
  });
  return zip(files);
}
