import type { Conversation } from '../../src/messaging/people.ts';
import type { Messenger } from '../../src/messaging/messenger.ts';
import type { SendOutcome } from '../../src/messaging/rules/after-send.ts';
import type { View } from '../../src/core/view.ts';
import { present } from '../../src/features.ts';
import type { CardJson } from '../../src/teams/card-checks.ts';
import { occasionNow } from '../../src/system/telemetry.ts';
import type { CardLibrary } from '../../src/teams/card-library.ts';
import type { Kernel } from './kernel.ts';
import type { Weather } from './weather.ts';

/** A card in a conversation, as people see it now. */
export type Posted = {
  readonly id: string;
  readonly conversationId: string;
  readonly view: View;
  readonly card: CardJson;
  readonly summary: string;
  /** Told time. */
  readonly at: number;
};

/** Teams as it is: every conversation with its cards, and what went wrong on the way. */
export class SimulatedTeams {
  readonly #kernel: Kernel;
  readonly #weather: Weather;
  readonly #cards: CardLibrary;
  readonly #now: () => number;
  readonly #posts = new Map<string, Posted[]>();
  readonly blocked = new Set<string>();
  #ids = 0;
  messages = 0;
  /** Called for every card that somebody can see. */
  onShown: (posted: Posted) => void = () => {};
  /** Called for every send of a message of the outbox, by its key. `unsure`: no answer will come back. */
  onSend: (key: string, process: string, unsure: boolean) => void = () => {};
  onArrived: (key: string) => void = () => {};

  constructor(kernel: Kernel, weather: Weather, cards: CardLibrary, now: () => number) {
    this.#kernel = kernel;
    this.#weather = weather;
    this.#cards = cards;
    this.#now = now;
  }

  /** The cards of a conversation, the oldest first. */
  posts(conversationId: string): readonly Posted[] {
    return this.#posts.get(conversationId) ?? [];
  }

  /** Teams as one process meets it. */
  messengerOf(process: string, isAlive: () => boolean): Messenger {
    return {
      send: (to, view) => {
        const key = occasionNow()['message'];
        const arrives = () => {
          if (key !== undefined) this.onArrived(key);
          return this.#post(to, view);
        };
        return this.#meets(isAlive, to, arrives, (unsure) => key !== undefined && this.onSend(key, process, unsure));
      },
      update: (to, activityId, view) => this.#meets(isAlive, to, () => this.#change(to, activityId, view)),
      open: (entraId, through) =>
        new Promise((answer) => {
          const ids = { conversationId: `a:${entraId}`, userId: entraId, reachable: true, why: '' };
          const opened = { kind: 'opened', conversation: { ...through, ...ids } } as const;
          this.#kernel.at(20 + this.#kernel.random() * 80, () => isAlive() && answer(opened));
        }),
    };
  }

  #meets(
    isAlive: () => boolean,
    to: Conversation,
    arrives: () => string | undefined,
    leaves: (unsure: boolean) => void = () => {},
  ): Promise<SendOutcome> {
    const [kernel, weather] = [this.#kernel, this.#weather];
    return new Promise((answer) => {
      if (!isAlive()) return;
      const reply = (ms: number, outcome: SendOutcome) => kernel.at(ms, () => isAlive() && answer(outcome));
      const lag = 20 + kernel.random() * 80;
      if (this.blocked.has(to.conversationId)) {
        weather.count('blocked');
        return reply(lag, { kind: 'refused', reason: 'MessageWritesBlocked', unreachable: true });
      }
      if (weather.teamsDown || weather.happens(kernel, 'badGateway')) {
        if (weather.teamsDown) weather.count('teamsDown');
        return reply(lag, { kind: 'again', reason: 'http502' });
      }
      if (weather.happens(kernel, 'throttled'))
        return reply(lag, { kind: 'again', reason: 'throttled', afterMs: 1_000 + kernel.below(4_000) });
      if (weather.happens(kernel, 'unknown')) {
        leaves(true);
        if (kernel.chance(0.5)) kernel.at(lag, arrives);
        return reply(10_000, { kind: 'unknown', reason: 'noAnswer' });
      }
      leaves(false);
      kernel.at(lag, () => {
        const id = arrives();
        if (id === undefined) return reply(5, { kind: 'refused', reason: 'http404', unreachable: false });
        reply(5 + kernel.random() * 20, { kind: 'delivered', activityId: id });
      });
    });
  }

  #post(to: Conversation, view: View): string {
    this.#ids += 1;
    this.messages += 1;
    this.#show(to.conversationId, `${1000 + this.#ids}`, view);
    return `${1000 + this.#ids}`;
  }

  #change(to: Conversation, activityId: string, view: View): string | undefined {
    const there = this.posts(to.conversationId).some(({ id }) => id === activityId);
    if (!there) return undefined;
    this.#show(to.conversationId, activityId, view);
    return activityId;
  }

  #show(conversationId: string, id: string, view: View): void {
    const presented = present(view);
    const { card } = this.#cards.expandCard(presented, { action: 'submit' });
    const posted: Posted = { id, conversationId, view, card, summary: presented.summary, at: this.#now() };
    const posts = this.#posts.get(conversationId) ?? [];
    const before = posts.findIndex((one) => one.id === id);
    if (before === -1) posts.push(posted);
    else posts[before] = posted;
    // Nobody scrolls further back than this.
    if (posts.length > 30) posts.shift();
    this.#posts.set(conversationId, posts);
    this.onShown(posted);
  }
}
