import * as fc from 'fast-check';

import { attachmentName } from '#api/attachments/attachment-name';
import { attachmentLimits } from '#shared/attachments/attachment-kinds';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

it.each([
  ['报错截图.png', 'image/png', '报错截图.png'],
  ['IMG_0001.HEIC', 'image/jpeg', 'IMG_0001.jpg'],
  ['照片.png', 'image/jpeg', '照片.jpg'],
  ['PHOTO.JPEG', 'image/jpeg', 'PHOTO.JPEG'],
  ['10月 余额表.xlsx', xlsx, '10月 余额表.xlsx'],
  ['server.log', 'text/plain', 'server.log'],
  ['run.exe', 'text/plain', 'run.exe.txt'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\Users\\林\\a.pdf', 'application/pdf', 'a.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'application/pdf', 'aSet-Cookie_ x.pdf'],
  ['gnp.\u202egpj.exe', 'image/jpeg', 'gnp.gpj.exe.jpg'],
  ['<img src="x">.gif', 'image/gif', '_img src=_x__.gif'],
  ['', 'video/mp4', '附件.mp4'],
  ['.png', 'image/png', '附件.png'],
  ['...', 'application/pdf', '附件.pdf'],
])('calls %j of type %s %j', (given, type, name) => {
  expect(attachmentName(given, type)).toBe(name);
});

it('keeps any name to one safe line of at most 120 characters, and a safe name as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = attachmentName(given, 'image/png');
      expect(name.length).toBeLessThanOrEqual(attachmentLimits.nameLength);
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
      expect(name).not.toMatch(/\p{Cs}/u);
      expect(attachmentName(name, 'image/png')).toBe(name);
    }),
  );
});
