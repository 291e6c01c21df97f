import { call } from '#miniapp/client/call';
import { templateApi, type TemplateReply } from '#shared/directory/template-api';
import { articleApi, type ArticleSummary } from '#shared/knowledge/article-api';
import { cutTo } from '#shared/text/length';
import { similarApi, type SimilarTicket } from '#shared/tickets/similar-api';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { sayDate } from '#shared/time/say-time';

import { articlesAbout } from '../related-articles';
import { resolveWords } from '../words/resolve';

import type { ResolveDraft } from './resolve-draft';

/** What a choice writes into the form; what it leaves out stays as it was typed. */
export type Solution = Partial<Pick<ResolveDraft, 'cause' | 'prevention' | 'solution'>>;

export type Offered = {
  id: string;
  /** Where it comes from: a ticket, a template, an article. */
  from: string;
  /** What it is known by in the list. */
  words: string;
  /** An article's text is fetched when it is chosen. */
  read: () => Promise<Solution>;
};

const articles = { read: 50, offered: 2 };

/** Similar solved tickets first, then templates, then articles whose title is about the same. */
export async function offeredFor({
  id,
  description,
}: Pick<TicketReply, 'description' | 'id'>): Promise<Offered[]> {
  const [similar, templates, questions] = await Promise.all([
    call(similarApi.similar, { params: { id } }),
    call(templateApi.list, { query: { kind: 'resolution' } }),
    call(articleApi.list, { query: { kind: 'faq', limit: articles.read } }),
  ]);
  return [
    ...similar.items.map(ofTicket),
    ...templates.items.flatMap(ofTemplate),
    ...articlesAbout(description, questions.items, articles.offered).map(ofArticle),
  ];
}

function ofTicket(ticket: SimilarTicket): Offered {
  const { id, sameAs, number, solvedAt, ...solved } = ticket;
  const words = resolveWords.prefill;
  const date = sayDate(solvedAt, Date.now());
  const from = sameAs === 'asset' ? words.sameAsset(number, date) : words.sameProduct(number, date);
  return { id, from, words: solved.solution, read: () => Promise.resolve(textsOf(solved)) };
}

function ofTemplate(template: TemplateReply): Offered[] {
  return template.kind === 'resolution'
    ? [
        {
          id: template.id,
          from: resolveWords.prefill.template(template.title),
          words: template.solution,
          read: () => Promise.resolve(textsOf(template)),
        },
      ]
    : [];
}

function ofArticle({ id, title }: ArticleSummary): Offered {
  return {
    ...{ id, from: resolveWords.prefill.article, words: title },
    read: async () => {
      const { text } = await call(articleApi.show, { params: { id } });
      return { solution: cutTo(text, ticketLimits.resolutionLength) };
    },
  };
}

function textsOf({ cause, solution, prevention }: Required<Solution>) {
  return { cause, solution, prevention };
}
