import type { ArticleSummary } from '#shared/knowledge/article-api';

/** Those whose title shares most pairs of characters with the words; the newest when nothing is shared. */
export function relatedArticles<T extends Pick<ArticleSummary, 'title'>>(
  words: string,
  articles: readonly T[],
  most: number,
): T[] {
  const known = pairsOf(words);
  const likeness = ({ title }: T) => [...pairsOf(title)].filter((pair) => known.has(pair)).length;
  return [...articles].sort((one, other) => likeness(other) - likeness(one)).slice(0, most);
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
