import { useTyping } from '#miniapp/ui/use-typing';

import { renderHook } from '../../support/render-hook';

type Told = [words: string, isComposing: boolean];
/** A field of WeChat that shows what it is given. */
function field(most: number, first = '') {
  const told: Told[] = [];
  const onChange = (words: string, isComposing: boolean) => told.push([words, isComposing]);
  const page = renderHook(({ value }: { value: string }) => useTyping({ value, most, onChange }), {
    value: first,
  });
  return {
    told,
    type: (value: string, cursor?: number) => {
      page.now().onInput({ detail: cursor === undefined ? { value } : { value, cursor } });
      page.redraw({ value: told.at(-1)?.[0] ?? '' });
    },
    start: () => {
      page.now().onKeyboardCompositionStart({} as never);
    },
    end: () => {
      page.now().onKeyboardCompositionEnd({} as never);
    },
  };
}

it('tells what is typed, cut to the limit by signs', () => {
  const { type, told } = field(3);
  type('一二');
  type('一二👍🏽四');
  expect(told).toEqual([
    ['一二', false],
    ['一二👍🏽', false],
  ]);
});

it('shortens what is typed in the middle, and keeps the end', () => {
  const { type, told } = field(3, '一三');
  type('一二二三', 3);
  expect(told).toEqual([['一二三', false]]);
});

it('tells what is composed as such and whole, and cuts it when the word is finished', () => {
  const { type, start, end, told } = field(3, '一二');
  start();
  type('一二san');
  type('一二三四');
  expect(told).toEqual([
    ['一二san', true],
    ['一二三四', true],
  ]);
  end();
  expect(told.at(-1)).toEqual(['一二三', false]);
});
