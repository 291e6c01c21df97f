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
  ['server.log.1', 'text/plain', 'server.log.1'],
  ['app.log.2026-11-21', 'text/plain', 'app.log.2026-11-21'],
  ['catalina.out-20261121.2', 'text/plain', 'catalina.out-20261121.2'],
  ['catalina.out', 'text/plain', 'catalina.out'],
  ['NOTES.TXT', 'text/plain', 'NOTES.TXT'],
  ['payload.json', 'text/plain', 'payload.json'],
  ['message.xml', 'text/plain', 'message.xml'],
  ['README.md', 'text/plain', 'README.md'],
  ['余额表.tsv', 'text/plain', '余额表.tsv'],
  ['my.ini', 'text/plain', 'my.ini'],
  ['nginx.conf', 'text/plain', 'nginx.conf'],
  ['application.yml', 'text/plain', 'application.yml'],
  ['syslog', 'text/plain', 'syslog.txt'],
  ['a.1', 'text/plain', 'a.1.txt'],
  ['page.html', 'text/plain', 'page.html.txt'],
  ['run.ps1', 'text/plain', 'run.ps1.txt'],
  ['run.log.bat', 'text/plain', 'run.log.bat.txt'],
  ['IMG_0042.MOV', 'video/quicktime', 'IMG_0042.MOV'],
  ['20261121.3gp', 'video/3gpp', '20261121.3gp'],
  ['clip.avi', 'video/mp4', 'clip.avi.mp4'],
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

it('keeps the ending of an old log also when its name is too long', () => {
  const name = attachmentName(`${'a'.repeat(300)}.log.2026-11-21`, 'text/plain');
  expect([name.length, name.slice(-15)]).toEqual([attachmentLimits.nameLength, '.log.2026-11-21']);
});
