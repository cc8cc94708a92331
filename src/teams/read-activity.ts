import type { Activity } from 'botbuilder';
import type { Inbound } from '../actions/inbound.ts';
import type { Config } from '../config/config.ts';
import { consentOf, droppedFiles } from './files.ts';
import { type JsonRecord, isRecord, recordOf, textOf } from './untrusted.ts';

/** Keys of a card's data. Their length is limited by the size of the body: no text is cut here. */
const MOST_KEYS = 40;

type Press = NonNullable<Inbound['press']>;

/** It is untrusted: an object or a list where a text belongs becomes empty, and keys of a prototype are dropped. */
export function readActivity(
  activity: Activity,
  email: () => Promise<string | undefined>,
  config: Pick<Config, 'fileHosts'> = { fileHosts: [] },
): Inbound {
  const { from, conversation, recipient } = activity;
  const kindOfChat = textOf(conversation.conversationType);
  const personal = kindOfChat === '' ? conversation.isGroup !== true : kindOfChat === 'personal';
  const channel = personal ? undefined : channelOf(activity, kindOfChat);
  const said = personal ? textOf(activity.text) : withoutMention(activity);
  const press = pressOf(activity, said);
  // Teams gives a bot the files of a personal chat only.
  const dropped = personal ? droppedFiles(activity, config) : [];
  const consent = consentOf(activity, config);
  return {
    kind: dropped.length > 0 ? 'dropped' : consent ? 'consent' : kindOf(activity, press, said),
    activityId: textOf(activity.id),
    ...(textOf(activity.replyToId) !== '' && { replyTo: textOf(activity.replyToId) }),
    actor: {
      entraId: textOf(from.aadObjectId).toLowerCase(),
      teamsUserId: textOf(from.id),
      name: textOf(from.name).slice(0, 200),
    },
    conversation: {
      conversationId: textOf(conversation.id),
      serviceUrl: textOf(activity.serviceUrl),
      tenantId: textOf(conversation.tenantId ?? recordOf(recordOf(activity.channelData).tenant).id),
      botId: textOf(recipient?.id),
      userId: textOf(from.id),
      reachable: true,
      why: '',
      personal,
      ...(channel && { kind: channel.kind }),
    },
    ...(channel && { channel }),
    ...(activity.type === 'message' && { text: said }),
    ...(press && { press }),
    ...(dropped.length > 0 && { dropped }),
    ...(consent && { consent }),
    email,
  };
}

/** The channel or group chat of an activity. A thread of a channel is that channel; an install names its team. */
function channelOf({ conversation, channelData }: Activity, kindOfChat: string): NonNullable<Inbound['channel']> {
  const { channel, team } = recordOf(channelData);
  const teamId = textOf(recordOf(team).id);
  const [thread = ''] = textOf(conversation.id).split(';messageid=');
  const conversationId = textOf(recordOf(channel).id) || thread;
  const kind = kindOfChat === 'channel' || teamId !== '' ? 'channel' : 'chat';
  return { kind, conversationId, teamId, name: textOf(recordOf(channel).name).slice(0, 200) };
}

function kindOf(activity: Activity, press: Press | undefined, said: string): Inbound['kind'] {
  if (press !== undefined) return 'pressed';
  if (activity.type === 'message') return said.trim() === '' ? 'other' : 'typed';
  if (activity.type === 'installationUpdate')
    return textOf(activity.action).startsWith('remove') ? 'uninstalled' : 'installed';
  if (activity.type === 'conversationUpdate') {
    const botIs = (members: unknown) =>
      Array.isArray(members) && members.some((member) => recordOf(member).id === activity.recipient?.id);
    if (botIs(activity.membersRemoved)) return 'uninstalled';
    if (botIs(activity.membersAdded)) return 'installed';
  }
  return 'other';
}

/** In a channel or a group chat people mention the bot, which is not part of what they say; other mentions are. */
function withoutMention({ text: said, entities, recipient }: Activity): string {
  const ours = (Array.isArray(entities) ? entities : []).flatMap((entity) => {
    const mention = recordOf(entity);
    const name = textOf(mention.text);
    return mention.type === 'mention' && recordOf(mention.mentioned).id === recipient?.id && name !== '' ? [name] : [];
  });
  const named = ours.reduce((rest, name) => rest.replaceAll(name, ' '), textOf(said));
  return named.replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ').trim();
}

function pressOf(activity: Activity, said: string): Press | undefined {
  const value: unknown = activity.value;
  if (activity.type === 'message') {
    const data = recordOf(value);
    if (data.verb === undefined && said !== '') return undefined; // a text with a value is still a text
    return isRecord(value) ? { verb: textOf(data.verb), data: texts(data), execute: false } : undefined;
  }
  if (activity.type !== 'invoke' || activity.name !== 'adaptiveCard/action') return undefined;
  const { action } = recordOf(value);
  if (!isRecord(action)) return undefined;
  const data = recordOf(action.data);
  return { verb: textOf(action.verb ?? data.verb), data: texts(data), execute: true };
}

function texts(data: JsonRecord): Record<string, string> {
  const entries = Object.entries(data).filter(([key]) => /^[A-Za-z]\w{0,40}$/.test(key) && key !== 'constructor');
  return Object.fromEntries(entries.slice(0, MOST_KEYS).map(([key, value]) => [key, textOf(value)]));
}
