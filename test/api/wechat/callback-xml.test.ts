import { readCallbackXml } from '#api/wechat/callback-xml';

it('reads text, CDATA, nesting, repetition and empty elements', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
    <xml>
      <ToUserName><![CDATA[gh_1]]></ToUserName>
      <CreateTime>1714112445</CreateTime>
      <Words>a &lt;b&gt; &amp; &quot;c&quot;</Words>
      <Raw><![CDATA[<not> & an element]]></Raw>
      <Group><List><Id>1</Id></List><List><Id>2</Id></List></Group>
      <None></None><Nil/>
    </xml>`;
  expect(JSON.parse(JSON.stringify(readCallbackXml(xml)))).toEqual({
    ToUserName: 'gh_1',
    CreateTime: '1714112445',
    Words: 'a <b> & "c"',
    Raw: '<not> & an element',
    Group: { List: [{ Id: '1' }, { Id: '2' }] },
    None: '',
    Nil: '',
  });
});

it('treats names of object members as plain names', () => {
  const read = readCallbackXml('<xml><__proto__><a>1</a></__proto__><toString>2</toString></xml>');
  expect(Object.keys(read)).toEqual(['__proto__', 'toString']);
  expect(Object.getPrototypeOf(read)).toBeNull();
});

it.each([
  ['a document type', '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><a>1</a></xml>'],
  ['an entity of its own', '<!DOCTYPE x [<!ENTITY e "x">]><xml><a>&e;</a></xml>'],
  ['an undeclared entity', '<xml><a>&e;</a></xml>'],
  ['an entity of the prototype', '<xml><a>&constructor;</a></xml>'],
  ['an open ampersand', '<xml><a>a & b</a></xml>'],
  ['a numbered character', '<xml><a>&#60;</a></xml>'],
  ['a processing instruction', '<xml><?php 1 ?><a>1</a></xml>'],
  ['a comment', '<xml><!-- a --><a>1</a></xml>'],
  ['an attribute', '<xml><a b="c">1</a></xml>'],
  ['overlapping elements', '<xml><a><b>1</a></b></xml>'],
  ['an element left open', '<xml><a>1</a>'],
  ['CDATA left open', '<xml><a><![CDATA[1</a></xml>'],
  ['two roots', '<xml><a>1</a></xml><xml><a>1</a></xml>'],
  ['text after the root', '<xml><a>1</a></xml>more'],
  ['text between elements', '<xml>words<a>1</a></xml>'],
  ['a root without content', '<xml></xml>'],
  ['deep nesting', `${'<a>'.repeat(40)}1${'</a>'.repeat(40)}`],
  ['a closing tag first', '</xml><xml><a>1</a></xml>'],
  ['nothing', ''],
])('refuses %s', (_case, xml) => {
  expect(() => readCallbackXml(xml)).toThrow(SyntaxError);
});

it.each([
  ...['<a>', '<a/>', '<a></a>', '</a>', '<a ', '<![CDATA[', '<![CDATA[x]]>', ']]>', '<!---->'],
  ...['<?xml ', '&', '&amp', '&x;', 'a&', ' ', '\n', '<', '>', '\0'],
])('refuses 256 KB of %j', (part) => {
  const text = part.repeat(Math.ceil((256 * 1024) / part.length));
  expect(() => readCallbackXml(text)).toThrow(SyntaxError);
  expect(() => readCallbackXml(`<xml>${text}</xml>`)).toThrow(SyntaxError);
});

it('refuses more elements than an event has, whatever they are called', () => {
  const named = Array.from({ length: 30_000 }, (_none, n) => `<a${n}/>`).join('');
  expect(() => readCallbackXml(`<xml>${named}</xml>`)).toThrow(SyntaxError);
});

it('reads a text of 256 KB, also one of entities', () => {
  const text = '&amp;'.repeat(50_000);
  expect(readCallbackXml(`<xml><a>${text}</a></xml>`)['a']).toBe('&'.repeat(50_000));
});
