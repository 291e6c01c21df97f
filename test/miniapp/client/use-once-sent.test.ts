import { useOnceSent } from '#miniapp/client/use-once-sent';

import { act, renderHook } from '../../support/render-hook';

type Shown = { isSending: boolean; words: string };

function onForm(first: Shown) {
  const sent: string[] = [];
  const page = renderHook(
    ({ isSending, words }: Shown) =>
      useOnceSent(isSending, () => {
        sent.push(words);
      }),
    first,
  );
  const tap = () =>
    act(() => {
      page.now().submit();
      return Promise.resolve();
    });
  return { page, sent, tap };
}

it('carries a tap out at once when nothing is on its way', async () => {
  const { page, sent, tap } = onForm({ isSending: false, words: 'a' });
  await tap();
  expect([sent, page.now().isWaiting]).toEqual([['a'], false]);
  page.leave();
});

it('waits for the pictures, then sends once what stands there by then', async () => {
  const { page, sent, tap } = onForm({ isSending: true, words: 'a' });
  await tap();
  await tap();
  expect([sent, page.now().isWaiting]).toEqual([[], true]);
  page.redraw({ isSending: true, words: 'b' });
  expect(sent).toEqual([]);
  page.redraw({ isSending: false, words: 'c' });
  await act(() => Promise.resolve());
  expect([sent, page.now().isWaiting]).toEqual([['c'], false]);
  page.redraw({ isSending: true, words: 'd' });
  page.redraw({ isSending: false, words: 'd' });
  await act(() => Promise.resolve());
  expect(sent).toEqual(['c']);
  page.leave();
});

it('sends nothing that nobody asked for', async () => {
  const { page, sent } = onForm({ isSending: true, words: 'a' });
  page.redraw({ isSending: false, words: 'a' });
  await act(() => Promise.resolve());
  expect(sent).toEqual([]);
  page.leave();
});
