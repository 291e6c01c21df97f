import { act, createElement } from 'react';
import { create, type ReactTestRenderer } from 'react-test-renderer';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

export { act };

/** A hook on a page of its own: what it returned last, drawn again with other props, taken off the screen. */
export function renderHook<Props extends object, Result>(
  useIt: (props: Props) => Result,
  first: Props,
) {
  const seen: Result[] = [];
  const Page = (props: Props) => {
    seen.push(useIt(props));
    return null;
  };
  const draw = (props: Props) => createElement(Page, props);
  const page = { current: null as ReactTestRenderer | null };
  act(() => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- of React 19, which Taro does not run on
    page.current = create(draw(first));
  });
  return {
    now: () => seen.at(-1) as Result,
    redraw: (props: Props) => {
      act(() => {
        page.current?.update(draw(props));
      });
    },
    leave: () => {
      act(() => {
        page.current?.unmount();
      });
    },
  };
}
