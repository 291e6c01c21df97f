/** What the product can be read in. Chinese is complete; what has no English yet is shown in Chinese. */
export type Language = 'zh' | 'en';

/** A sentence is a string, or a function of what stands in it; groups are pages, components or names of a table. */
type Words = string | readonly string[] | ((...values: never[]) => string) | WordGroup;
type WordGroup = { readonly [name: string]: Words };

// like the time zone of a process: which language is read is nobody's argument
let readLanguage: () => Language = () => 'zh';

/** Says where the language of the reader stands: a choice kept on the phone, or the request that is being answered. */
export function readLanguageFrom(source: () => Language) {
  readLanguage = source;
}

/**
 * All sentences of a room, looked up in the reader's language each time one is read: read them while something is drawn
 * or answered, never when a module loads. English is a second object beside `zh`, and the types name what it lacks.
 */
export function catalogue<Zh extends WordGroup>(versions: { zh: Zh; en?: Alike<Zh> }): Zh {
  const words = {};
  for (const name of Object.keys(versions.zh)) {
    Object.defineProperty(words, name, {
      enumerable: true,
      get: () => (versions[readLanguage()] ?? versions.zh)[name],
    });
  }
  // every name of it was just defined
  return words as Zh;
}

/** The same names and parameters in other words. */
type Alike<W> = W extends string
  ? string
  : W extends readonly string[]
    ? readonly string[]
    : W extends (...values: infer Values) => string
      ? (...values: Values) => string
      : { readonly [Name in keyof W]: Alike<W[Name]> };
