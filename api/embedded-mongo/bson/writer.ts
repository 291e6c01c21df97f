/** Bytes that grow as they are written. */
export type Writer = { bytes: Buffer; length: number };

export function createWriter(size: number): Writer {
  return { bytes: Buffer.allocUnsafe(size), length: 0 };
}

/** May replace `writer.bytes`: reserve first, then take hold of the bytes. */
export function reserve(writer: Writer, size: number): number {
  const at = writer.length;
  if (at + size > writer.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(writer.bytes.length * 2, at + size));
    writer.bytes.copy(larger, 0, 0, at);
    writer.bytes = larger;
  }
  writer.length = at + size;
  return at;
}

export function writeByte(writer: Writer, byte: number): void {
  const at = reserve(writer, 1);
  writer.bytes[at] = byte;
}

/** Leaves room for the length of a document or an array; `closeDoc` fills it in. */
export function beginDoc(writer: Writer): number {
  return reserve(writer, 4);
}

export function closeDoc(writer: Writer, start: number): void {
  const end = reserve(writer, 1);
  writer.bytes[end] = 0;
  writer.bytes.writeInt32LE(writer.length - start, start);
}

export function writeName(writer: Writer, name: string): void {
  const at = reserve(writer, name.length + 1);
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    if (unit > 127) {
      writer.length = at;
      const size = Buffer.byteLength(name);
      const start = reserve(writer, size + 1);
      writer.bytes.write(name, start);
      writer.bytes[start + size] = 0;
      return;
    }
    writer.bytes[at + index] = unit;
  }
  writer.bytes[at + name.length] = 0;
}

export function writeString(writer: Writer, text: string): void {
  const size = Buffer.byteLength(text);
  const at = reserve(writer, size + 5);
  writer.bytes.writeInt32LE(size + 1, at);
  writer.bytes.write(text, at + 4);
  writer.bytes[at + 4 + size] = 0;
}

export function writeBytes(writer: Writer, bytes: Uint8Array): void {
  const at = reserve(writer, bytes.length);
  writer.bytes.set(bytes, at);
}

export function writeInt64(writer: Writer, low: number, high: number): void {
  const at = reserve(writer, 8);
  writer.bytes.writeInt32LE(low | 0, at);
  writer.bytes.writeInt32LE(high | 0, at + 4);
}

const itemNames = Array.from({ length: 200 }, (_, index) => String(index));

/** The field name of an array's item. */
export function itemName(index: number): string {
  return itemNames[index] ?? String(index);
}
