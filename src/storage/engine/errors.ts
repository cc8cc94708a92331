import { StorageUnavailable } from '../../core/store.ts';

/** Responses that a caller expects: the row is missing, exists already, or has another ETag. */
export type RowRefusal = 'missing' | 'exists' | 'changed';

export function refusalOf(error: unknown): RowRefusal | undefined {
  switch (statusOf(error)) {
    case 404:
      return 'missing';
    case 409:
      return 'exists';
    case 412:
      return 'changed';
    default:
      return undefined;
  }
}

/** The key, the role or the firewall: trying again does not help. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
}

/**
 * The one place where an SDK error becomes ours: no response, 408, 429 and 5xx are `StorageUnavailable` (try again),
 * 401, 403 and an identity without a token are `StorageRefused`, everything else is a plain error. The cause is a short copy, because the SDK's error holds the request and with it
 * personal words, which must not reach a log.
 */
export function translated(error: unknown): Error {
  const status = statusOf(error);
  const short = shortCopy(error, status);
  if (status === undefined ? isOfTheNetwork(error) : status === 408 || status === 429 || status >= 500) {
    return new StorageUnavailable('Storage did not answer, so it is not known what was stored. Try again.', {
      cause: short,
    });
  }
  if (status === 401 || status === 403 || isOfTheIdentity(error)) {
    return new StorageRefused(`Storage refused: ${short.message}`, { cause: short });
  }
  return status === undefined && error instanceof Error
    ? error
    : new Error(`Storage refused: ${short.message}`, { cause: short });
}

function statusOf(error: unknown): number | undefined {
  const status =
    typeof error === 'object' && error !== null ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

function isOfTheNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'RestError' || error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(E[A-Z]+|REQUEST_SEND_ERROR)$/.test(code);
}

function isOfTheIdentity(error: unknown): boolean {
  return (
    error instanceof Error && /^(CredentialUnavailable|(Aggregate)?Authentication(Required)?)Error$/.test(error.name)
  );
}

function shortCopy(error: unknown, status: number | undefined): Error {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  const parts = [status, typeof code === 'string' ? code : undefined].filter((part) => part !== undefined);
  return new Error(parts.join(' ') || 'no status');
}
