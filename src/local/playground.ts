import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stringify } from 'yaml';
import { CurableError } from '../core/curable-error.ts';

/** The playground's user by role: name, address and Entra id of the example register. */
const USERS = {
  owner: ['Service Manager (you)', 'service.manager@example.gov.uk', '00000000-0000-4000-8000-000000000001'],
  manager: ['Head of Service (you)', 'head.of.service@example.gov.uk', '00000000-0000-4000-8000-000000000002'],
  officer: [
    'Committee Officer (you)',
    'committee.officer.families@example.gov.uk',
    '00000000-0000-4000-8000-000000000003',
  ],
  councillor: ['Councillor (you)', 'councillor@example.gov.uk', '00000000-0000-4000-8000-000000000004'],
  performance: ['Performance Lead (you)', 'performance.lead@example.gov.uk', '00000000-0000-4000-8000-000000000005'],
  staff: ['Member of Staff (you)', 'staff.member@example.gov.uk', '00000000-0000-4000-8000-000000000006'],
} as const;

export type PlaygroundRole = keyof typeof USERS;
export const PLAYGROUND_ROLES = Object.keys(USERS) as PlaygroundRole[];

export type PlaygroundNeeds = {
  readonly port: number;
  readonly botUrl: string;
  readonly dataDir: string;
  readonly role: PlaygroundRole;
};

/**
 * Microsoft's offline playground, in a process group of its own. Chat ids are fixed, so that a conversation survives a
 * restart.
 */
export async function startPlayground({ port, botUrl, dataDir, role }: PlaygroundNeeds) {
  const folder = resolve(dataDir, 'playground');
  await mkdir(folder, { recursive: true });
  const configPath = join(folder, '.m365agentsplayground.yml');
  await writeFile(configPath, stringify(configFor(role)));
  const root = dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'));
  if (await accepts(port)) throw inUse(port);
  const loopbackOnly = new URL('./loopback-only.ts', import.meta.url).href;
  const options = ['-e', botUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const args = ['--import', loopbackOnly, join(root, 'cli.js'), 'start', ...options];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
  });
  child.stdin.on('error', () => undefined); // held open only; it breaks when the playground ends
  const gone = once(child, 'exit');
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, 'SIGKILL'); // it stores nothing
    await gone;
  };
  const listening = await Promise.race([untilListening(port), gone.then(() => false)]);
  if (!listening) {
    await stop();
    throw inUse(port);
  }
  return { stop };
}

/** Seconds: a busy machine is slow to read its files. One that cannot start ends by itself. */
const LONGEST_START = 180;

const inUse = (port: number) =>
  new CurableError(
    `The playground did not start on port ${port}. Is another copy running?`,
    'Use --no-playground to go without.',
  );

async function untilListening(port: number): Promise<boolean> {
  for (let tries = 0; tries < LONGEST_START * 10; tries += 1) {
    if (await accepts(port)) return true;
    await pause(100);
  }
  return false;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

function configFor(role: PlaygroundRole) {
  const userOf = (which: PlaygroundRole) => {
    const [name, email, aadObjectId] = USERS[which];
    return { id: `29:${which}`, name, userPrincipleName: email, aadObjectId, givenName: name, surname: '', email };
  };
  return {
    version: '0.1.1',
    tenantId: '00000000-0000-4000-8000-00000000aaaa',
    bot: { id: '28:00000000-0000-4000-8000-00000000b0b0', name: 'Performance' },
    currentUser: userOf(role),
    users: PLAYGROUND_ROLES.filter((other) => other !== role).map(userOf),
    // A personal chat for each role, so that each has its own stored conversation.
    personalChat: { id: `a:personal-${role}` },
    groupChat: { id: '19:group@thread.v2', name: 'Group Chat' },
    team: {
      id: '19:team@thread.tacv2',
      name: 'Gateshead',
      aadGroupId: '00000000-0000-4000-8000-00000000cccc',
      channels: [{ id: '19:announcements@thread.tacv2', name: 'Announcements' }],
    },
  };
}

const OWNERS_STEPS = `  2. Type   due   and press Enter: you are asked for the figures of your measures.
  3. Open one, give its value and what it tells us, and press Submit. It comes back with its trend.`;

export const FIRST_STEPS: Readonly<Record<PlaygroundRole, string>> = {
  owner: OWNERS_STEPS,
  manager: `  2. Type   team   and press Enter: what your people have and have not answered, as on a Tuesday.
  3. Nudge an owner, give a measure to a colleague, ask about a figure that came in.`,
  performance: `  2. Type   progress   and press Enter: what has come, what is still to come and why, and what is held.
  3. Type   requests   to see what members asked. Acknowledge one, assign it with a date, answer it.
  4. Type   export register   and change a cell; type   upload   and send it back: what would change is shown first.`,
  officer: `  2. Type   committee families   and press Enter: its digest, before anyone else sees it. Edit it, release it,
     and fetch it as a Word document. In the group chat, mention @Performance and type the same: it goes there.
  3. Type   committee asked why is there nothing on culture?   : a form comes, filled in, for the performance team.`,
  councillor: `  2. Type   gap why is there nothing on culture?   and press Enter: a form comes, filled in.
  3. Send it to the performance team. Type   my requests   to see what becomes of it.`,
  staff: `  2. Type   link   and press Enter, choose your team: how its work counts for residents.
  3. You are not listed for a figure, so nothing is asked of you: type anything else and it says so.`,
};
