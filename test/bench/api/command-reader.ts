const headerLength = 16;
const opMsg = 2013;
/** After the header come four bytes of flags and the kind of the first section; then the command. */
const documentAt = headerLength + 4 + 1;
const stringType = 2;

/** Hears what a MongoDB driver sends and tells of each command: `find tickets`. */
export function commandReader(tell: (command: string) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      if (message.readInt32LE(12) === opMsg) {
        tell(commandIn(message));
      }
    }
  };
}

/** The first field of the document: its name is the command, its value mostly the collection. */
function commandIn(message: Buffer): string {
  const typeAt = documentAt + 4;
  const nameEnd = message.indexOf(0, typeAt + 1);
  const name = message.toString('utf8', typeAt + 1, nameEnd);
  if (message[typeAt] !== stringType) {
    return name;
  }
  const valueAt = nameEnd + 1 + 4;
  return `${name} ${message.toString('utf8', valueAt, message.indexOf(0, valueAt))}`;
}
