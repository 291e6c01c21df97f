import { argv } from 'node:process';

import { createPictureWork } from '#api/attachments/picture-work';

// a picture and, instead of the usual one, a program for it
const [, , source = '', program] = argv;
const pictures = createPictureWork(program === undefined ? {} : { program });
const checked = pictures.inTurn({ personId: 'linxiao' }, (decode) =>
  decode({ kind: 'check', source, target: `${source}-target` }),
);
if (program === undefined) {
  await checked;
}
process.stdout.write('at work\n');
setInterval(() => undefined, 1000);
