import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ownOrigin, type SignedIn, signUpSomeone } from '#lib/auth/testing.ts';
import { openConsole } from '#lib/consoles/actions.ts';
import { MAX_SOCKETS_PER_USER } from '#lib/consoles/rules.ts';
import { CONSOLE_PATH, CONSOLE_PROTOCOL } from '#lib/consoles/schema.ts';
import { asSystem } from '#lib/db/system.ts';
import { makeMembership, makeProject, makeRun } from '#lib/db/testing.ts';
import { appendLines, startGateway, TestConsole, takeTicket } from './testing.ts';

let gateway: Awaited<ReturnType<typeof startGateway>>;
let ada: SignedIn;
let runId: string;

beforeAll(async () => {
  gateway = await startGateway({ membershipCheckMs: 50 });
  ada = await signUpSomeone({ name: 'Ada' });
  const project = await makeProject({ teamId: ada.team.id });
  runId = (await makeRun({ teamId: ada.team.id, projectId: project.id, state: 'running' })).id;
  await appendLines(runId, 1, 3);
});
afterAll(() => gateway.close());

const open = (attempt: ConstructorParameters<typeof TestConsole>[1]) => new TestConsole(gateway.url, attempt);
const freshTicket = () => takeTicket(ada, ada.team.slug, runId);

describe('a console opens', () => {
  it('for a member with a fresh ticket, from our own pages', async () => {
    const console = await open({ ticket: await freshTicket() }).subscribe();
    await console.until(console.isCaughtUp);
    expect(console.socket.protocol).toBe(CONSOLE_PROTOCOL);
    expect(console.logSeqs()).toEqual([1, 2, 3]);
    console.socket.close();
  });

  it('for a viewer too', async () => {
    const viewer = await signUpSomeone();
    await makeMembership({ teamId: ada.team.id, userId: viewer.user.id, role: 'viewer' });
    const ticket = await takeTicket(viewer, ada.team.slug, runId);
    const console = await open({ ticket }).subscribe();
    await console.until(console.isCaughtUp);
    console.socket.close();
  });
});

describe('a console stays shut', () => {
  const ended = async (attempt: ConstructorParameters<typeof TestConsole>[1]) => open(attempt).end;

  it('without a ticket, with one made up, and with one in the address', async () => {
    expect(await ended({})).toEqual({ status: 401 });
    expect(await ended({ ticket: 'a'.repeat(32) })).toEqual({ status: 401 });
    expect(await ended({ ticket: "x'OR'1" })).toEqual({ status: 401 });
    const ticket = await freshTicket();
    expect(await ended({ path: `${CONSOLE_PATH}?ticket=${ticket}` })).toEqual({ status: 401 });
    expect(await ended({ protocols: [`ticket.${ticket}`] })).toEqual({ status: 401 });
  });

  it('for a ticket used before', async () => {
    const ticket = await freshTicket();
    const first = open({ ticket });
    await once(first.socket, 'open');
    expect(await ended({ ticket })).toEqual({ status: 401 });
    first.socket.close();
  });

  it('for all but one of ten who show one ticket at once', async () => {
    const ticket = await freshTicket();
    const consoles = Array.from({ length: 10 }, () => open({ ticket }));
    const opened = consoles.map((console) => once(console.socket, 'open').then(() => ({ opened: true })));
    const outcomes = await Promise.all(consoles.map((console, i) => Promise.race([console.end, opened[i]])));
    expect(outcomes.filter((outcome) => outcome && 'opened' in outcome)).toHaveLength(1);
    for (const console of consoles) console.socket.terminate();
  });

  it('for a ticket that expired', async () => {
    const ticket = await freshTicket();
    await asSystem('test', (db) =>
      db.consoleTicket.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    expect(await ended({ ticket })).toEqual({ status: 401 });
  });

  it.each([
    ['another site', 'https://elsewhere.example'],
    ['a look-alike', `${ownOrigin()}.elsewhere.example`],
    ['a longer port', `${ownOrigin()}0`],
    ['an opaque origin', 'null'],
    ['nowhere', null],
  ])('for a page of %s, and its ticket stays good for ours', async (_where, origin) => {
    const ticket = await freshTicket();
    expect(await ended({ ticket, origin })).toEqual({ status: 403 });
    const ours = await open({ ticket }).subscribe();
    await ours.until(ours.isCaughtUp);
    ours.socket.close();
  });

  it('for someone who left the team after taking the ticket', async () => {
    const guest = await signUpSomeone();
    const { id } = await makeMembership({ teamId: ada.team.id, userId: guest.user.id });
    const ticket = await takeTicket(guest, ada.team.slug, runId);
    await asSystem('test', (db) => db.membership.delete({ where: { id } }));
    expect(await ended({ ticket })).toEqual({ status: 401 });
  });

  it('for a second team, which gets no ticket at all', async () => {
    const eve = await signUpSomeone();
    const answers = await eve.as(async () => [
      await openConsole(eve.team.slug, { runId }),
      await openConsole(ada.team.slug, { runId }),
    ]);
    expect(answers).toMatchObject([{ error: { code: 'not_found' } }, { error: { code: 'not_found' } }]);
  });
});

describe('a ticket', () => {
  it('is stored as a hash only', async () => {
    const ticket = await freshTicket();
    const rows = await asSystem('test', (db) => db.consoleTicket.findMany());
    expect(JSON.stringify(rows)).not.toContain(ticket);
    expect(rows.at(-1)?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('an open console', () => {
  it('closes with 4401 when its watcher is removed from the team, and gets no row after', async () => {
    const guest = await signUpSomeone();
    const { id } = await makeMembership({ teamId: ada.team.id, userId: guest.user.id });
    const ticket = await takeTicket(guest, ada.team.slug, runId);
    const [theirs, hers] = [open({ ticket }), open({ ticket: await freshTicket() })];
    await Promise.all([theirs.subscribe(), hers.subscribe()]);
    await Promise.all([theirs.until(theirs.isCaughtUp), hers.until(hers.isCaughtUp)]);
    await asSystem('test', (db) => db.membership.delete({ where: { id } }));
    expect(await theirs.end).toEqual({ code: 4401 });
    await appendLines(runId, 4, 4);
    await hers.until(() => hers.logSeqs().includes(4));
    expect(theirs.logSeqs()).not.toContain(4);
    hers.socket.close();
  });

  it.each([
    ['text that is no message', 'hello'],
    [
      'another run’s id',
      JSON.stringify({ type: 'subscribe', afterLogSeq: 0, afterEventSeq: 0, runId: 'run_x' }),
    ],
    ['a position before the start', JSON.stringify({ type: 'subscribe', afterLogSeq: -1, afterEventSeq: 0 })],
    ['a binary frame', Buffer.from([1, 2, 3])],
  ])('closes with 4400 on %s', async (_what, frame) => {
    const console = open({ ticket: await freshTicket() });
    await once(console.socket, 'open');
    console.socket.send(frame);
    expect(await console.end).toEqual({ code: 4400 });
    expect(console.messages).toEqual([]);
  });

  it('closes with 4400 on a second subscription', async () => {
    const console = await open({ ticket: await freshTicket() }).subscribe();
    await console.subscribe();
    expect(await console.end).toEqual({ code: 4400 });
  });

  it('closes with 1009 on a frame above the limit', async () => {
    const console = open({ ticket: await freshTicket() });
    await once(console.socket, 'open');
    console.socket.send('x'.repeat(100_000));
    expect(await console.end).toEqual({ code: 1009 });
  });

  it('is one of a limited number for each person', async () => {
    const busy = await signUpSomeone();
    await makeMembership({ teamId: ada.team.id, userId: busy.user.id });
    const consoles: TestConsole[] = [];
    for (let i = 0; i < MAX_SOCKETS_PER_USER; i++) {
      const console = open({ ticket: await takeTicket(busy, ada.team.slug, runId) });
      await once(console.socket, 'open');
      consoles.push(console);
    }
    expect(await open({ ticket: await takeTicket(busy, ada.team.slug, runId) }).end).toEqual({ code: 4429 });
    const hers = await open({ ticket: await freshTicket() }).subscribe();
    await hers.until(hers.isCaughtUp);
    for (const console of [...consoles, hers]) console.socket.terminate();
  });
});

describe('upgrades for others', () => {
  it('are left alone, as those of a development server', async () => {
    const other = await startGateway();
    other.server.on('upgrade', (request, socket) => {
      if (request.url === '/_next/hmr') socket.end('HTTP/1.1 418 Mine\r\n\r\n');
    });
    const socket = new WebSocket(`${other.url}/_next/hmr`);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(418);
    socket.on('error', () => {});
    socket.terminate();
    await other.close();
  });
});
