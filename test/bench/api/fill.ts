import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { sessionRepository } from '#api/accounts/index';
import { connectDatabase, migrate, type Database } from '#api/mongo/index';
import { makeSegments } from '#api/tickets/index';

import { startEmbeddedMongo } from '../../../api/embedded-mongo/index';
import { createInstallation } from '../../support/demo-installation';

import type { Part } from './lives';
import { multiply } from './multiply';
import { sampleLives } from './sample-lives';
import { addPeople, type World } from './world';

const day = 24 * 60 * 60_000;

export type Filled = {
  folder: string;
  tickets: number;
  /** The customer with a hundred tickets, an engineer and a dispatcher. */
  tokens: Record<Part, string>;
  /** Open tickets with 20 entries each. */
  twenties: string[];
  /** Of an old ticket. */
  number: string;
  /** Which of `descriptions` the first ticket has. */
  description: string;
  /** With these WeChat codes people sign in who are known already. */
  codes: string[];
};

/** Fills an empty data folder with so many tickets, believably spread over two years, and ends its database again. */
export async function fill(folder: string, tickets: number): Promise<Filled> {
  const dataDir = path.join(folder, 'database');
  mkdirSync(dataDir, { recursive: true });
  const { uri, stop } = await startEmbeddedMongo({ dataDir });
  try {
    const samples = await sampleLives(`${uri}samples?directConnection=true`, folder);
    const main = `${uri}huisheng?directConnection=true`;
    const database = await connectDatabase(main);
    const world = await addPeople(database, samples);
    const tokens = await signIn(database, world);
    const known = await multiply({ database, samples, world }, tickets);
    // as a first start does on an empty folder; indexes are made faster of what is there
    await migrate(database);
    await database.close();
    const installation = await createInstallation(main, folder);
    while (await makeSegments(installation.rooms.tickets)) {
      // until every ticket is found
    }
    await installation.close();
    return { ...known, folder, tickets, tokens, codes: world.codes };
  } finally {
    await stop();
  }
}

async function signIn(database: Database, world: World) {
  const sessions = sessionRepository(database);
  const tokens: [string, string][] = [];
  for (const [part, person] of Object.entries({
    customer: world.customers[0],
    engineer: world.engineers[0],
    dispatcher: world.dispatchers[0],
  })) {
    const token = `bench-${part}`.padEnd(43, '-');
    const userId = person?._id.toHexString() ?? '';
    await sessions.add(token, { userId, expiresAt: new Date(Date.now() + 30 * day) });
    tokens.push([part, token]);
  }
  return Object.fromEntries(tokens) as Record<Part, string>;
}
