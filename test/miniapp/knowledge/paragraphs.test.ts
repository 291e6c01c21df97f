import { paragraphsOf } from '#miniapp/knowledge/paragraphs';

it('reads paragraphs and numbered steps as their author typed them', () => {
  const text = '先核对编码。\n\n1. 打开基础资料\n2、点“导出”\n  再核对\n\n还不行，请报告问题。';
  expect(paragraphsOf(text)).toEqual([
    { kind: 'words', text: '先核对编码。' },
    { kind: 'step', number: '1', text: '打开基础资料' },
    { kind: 'step', number: '2', text: '点“导出”\n  再核对' },
    { kind: 'words', text: '还不行，请报告问题。' },
  ]);
});

it('takes a number inside a sentence for a number', () => {
  expect(paragraphsOf('版本 12.3 起支持')).toEqual([{ kind: 'words', text: '版本 12.3 起支持' }]);
  expect(paragraphsOf('2026.11 起生效')).toEqual([{ kind: 'words', text: '2026.11 起生效' }]);
});

it('finds nothing in nothing', () => {
  expect(paragraphsOf(' \n\n ')).toEqual([]);
});
