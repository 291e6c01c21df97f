import type { ArticleSummary } from '#shared/knowledge/article-api';

type Titled = Pick<ArticleSummary, 'title'>;

/** Those whose title shares most pairs of characters with the words; the newest when nothing is shared. */
export function relatedArticles<T extends Titled>(
  words: string,
  articles: readonly T[],
  most: number,
): T[] {
  const likeness = likenessTo(words);
  return [...articles].sort((one, other) => likeness(other) - likeness(one)).slice(0, most);
}

/** The same, without those whose title shares nothing with the words. */
export function articlesAbout<T extends Titled>(
  words: string,
  articles: readonly T[],
  most: number,
): T[] {
  const likeness = likenessTo(words);
  return relatedArticles(words, articles, most).filter((article) => likeness(article) > 0);
}

function likenessTo(words: string) {
  const known = pairsOf(words);
  return ({ title }: Titled) => [...pairsOf(title)].filter((pair) => known.has(pair)).length;
}

/** Chinese has no spaces: two characters are the smallest thing that means something. */
function pairsOf(words: string): Set<string> {
  const runs = words.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return new Set(
    runs.flatMap((run) => {
      const characters = Array.from(run);
      return characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
    }),
  );
}
