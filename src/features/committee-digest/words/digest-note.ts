import type { LeftOut } from '../rules/edited.ts';
import type { CommitteeDigestView, DigestDone, ReleaseAsked } from '../rules/views.ts';
import { longDay, shortDay } from '../../../core/words/dates.ts';
import { nameOr, counted, listed, shown } from '../../../core/words/plain-text.ts';

const MOST_TITLES = 4;

export function doneWords(done: DigestDone): string {
  switch (done.what) {
    case 'edited':
      return `${shown(done.title, 160)} stands in your words now, in these papers only. Its owner is told.`;
    case 'restored':
      return `${shown(done.title, 160)} stands in its owner’s words again.`;
    case 'opening':
      return 'Your words open page one now.';
    case 'held':
      return 'It is held. Nobody sees it until it is taken up again and released.';
    case 'taken':
      return 'It is taken up again.';
    case 'overtaken':
      return 'That was changed meanwhile, so nothing was done. This is how it stands now.';
    case 'released':
      return releasedWords(done);
    case 'undone':
      return undoneWords(done);
    case 'tooLateToUndo':
      return 'That can no longer be undone: ten minutes have passed. A figure is still taken from everybody who reads it by typing withdraw, its code, the period, and because …';
    case 'blocked':
      return blockedWords(done.titles);
  }
}

function releasedWords({ figures, goes }: Extract<DigestDone, { what: 'released' }>): string {
  const where = goes
    ? 'It goes to the committee’s channel or chat within minutes.'
    : 'There is no channel or chat to send it to: fetch the Word document or the e-mail here.';
  return `Released${figures === 0 ? '' : `, and ${counted(figures, 'figure')} with it`}. ${where}`;
}

/** What an undone release took back, and what it cannot take back. */
function undoneWords({ figures, posted }: Extract<DigestDone, { what: 'undone' }>): string {
  const back =
    figures === 0
      ? 'The release is undone. It had made no figure public.'
      : `The release is undone: ${counted(figures, 'figure')} ${figures === 1 ? 'is' : 'are'} not public any more.`;
  switch (posted) {
    case 'no':
      return `${back} Nothing was posted to the committee.`;
    case 'onItsWay':
      return `${back} It was just on its way to the committee, so a word follows there that it is withdrawn for correction.`;
    case 'stands':
      return `${back} It had been posted to the committee: its card says now that it is withdrawn for correction, and its files cannot be opened any more. What somebody has read or saved stays with them.`;
  }
}

export function stateWords(view: CommitteeDigestView): string {
  const { digest, by = '', goesTo, meeting, reader, today, undoable = false } = view;
  const when = `For the meeting on ${longDay(meeting.date)}.`;
  if (reader === 'committee') return when;
  const goes = {
    channel: 'It goes to the committee’s channel once it is released.',
    chat: 'It goes to the committee’s chat once it is released.',
    nowhere:
      'There is no channel or chat for it yet: mention this app there and type committee ' + digest.committee + '.',
    refused: 'Teams does not let us write to the committee’s channel: add the app there again.',
  }[goesTo];
  const papers = `The papers go out on ${shortDay(meeting.paperDeadline, today)}.`;
  switch (digest.state) {
    case 'preview':
      return `${when} Preview: nobody but its officers and the performance team sees it. ${papers} ${goes}`;
    case 'held': {
      const why = digest.held?.why.trim() ?? '';
      return `${when} Held by ${nameOr(by, 'an officer')}${why === '' ? '.' : `: ${shown(why, 500)}`} ${papers}`;
    }
    case 'released':
      return `${when} Released by ${nameOr(by, 'an officer')}.${undoable ? ' For ten minutes it can be undone.' : ''}`;
  }
}

export function askWords(asked: ReleaseAsked): string[] {
  const { figures, already, withoutWords, provisional, blocked, leftOut } = asked;
  if (leftOut.length > 0) return leftOutWords(leftOut);
  const figuresThat = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${counted(count, 'figure')} ${count === 1 ? one : many}.`];
  return [
    ...(figures === 0 ? ['No figure becomes public with it that is not already.'] : []),
    ...figuresThat(figures, 'becomes public with it', 'become public with it'),
    ...figuresThat(already, 'is public already', 'are public already'),
    ...figuresThat(withoutWords, 'has no words yet', 'have no words yet'),
    ...figuresThat(provisional, 'is provisional', 'are provisional'),
    ...(blocked.length === 0 ? [] : [blockedWords(blocked)]),
  ];
}

function leftOutWords(leftOut: readonly LeftOut[]): string[] {
  return [
    'These name a number that others may not see, or that gives one away, because it counts few people:',
    ...leftOut.slice(0, MOST_TITLES * 2).map((one) => `• ${whoseWords(one)}`),
    ...(leftOut.length > MOST_TITLES * 2 ? [`• and ${leftOut.length - MOST_TITLES * 2} more`] : []),
    'Once they are reworded, press Release again. If everybody may know the figure, the performance team can let it stand, with a reason.',
  ];
}

function whoseWords(one: LeftOut): string {
  switch (one.what) {
    case 'opening':
      return 'the words that open page one: press Edit what opens it';
    case 'edit':
      return `your words on ${shown(one.title, 120)}: edit them again`;
    case 'narrative':
      return `what is written for “${shown(one.title, 120)}”: its lead types narrative`;
    case 'answer':
      return `the answer to ${shown(one.id, 20)}: whoever answered it answers it again`;
  }
}

function blockedWords(titles: readonly string[]): string {
  const named = titles.slice(0, MOST_TITLES).map((title) => shown(title, 120));
  const more = titles.length - named.length;
  const which = listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return `Left out until their owners reword what names a hidden small number: ${which}.`;
}
