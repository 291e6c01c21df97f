import type { Page } from 'playwright-core';

/** One person in front of one window, who reads words and presses what says them. */
export function personAt(page: Page) {
  const visible = (words: string | RegExp) => page.getByText(words).filter({ visible: true });
  return {
    page,
    /** Waits until the words can be read. */
    reads: (words: string | RegExp) => visible(words).first().waitFor(),
    readsNoMore: async (words: string | RegExp) => {
      for (const gone of await visible(words).all()) {
        await gone.waitFor({ state: 'hidden' });
      }
    },
    /** Presses the button, choice or tab with this name. */
    taps: (name: string | RegExp) =>
      page
        .locator('button, [role]')
        .filter({ visible: true })
        .and(nameable(page, name))
        .first()
        .click(),
    tapsWords: (words: string | RegExp) => visible(words).first().click(),
    /** A sheet that has just opened puts its fields in place once more, and what is typed just then goes nowhere. */
    writes: async (label: string | RegExp, text: string) => {
      const field = page.getByLabel(label).filter({ visible: true }).first();
      await field.fill(text);
      for (let again = 0; again < 3 && (await field.inputValue()) !== text; again += 1) {
        await field.fill(text);
      }
    },
    /** Chooses files where the button asks for some. */
    picks: async (button: string, files: string[]) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: button }).click();
      await (await chooser).setFiles(files);
    },
    says: () => page.locator('body').innerText(),
  };
}
export type Person = ReturnType<typeof personAt>;

const roles = ['button', 'radio', 'checkbox', 'tab', 'link', 'switch'] as const;

function nameable(page: Page, name: string | RegExp) {
  const exact = typeof name === 'string';
  return roles
    .map((role) => page.getByRole(role, { name, exact }))
    .reduce((all, one) => all.or(one));
}
