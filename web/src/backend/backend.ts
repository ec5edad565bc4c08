// Where the truth about a member lives. The member center knows nothing else about storage or
// servers: the local backend keeps the journal in this browser, a remote one asks an authority.
import type { Activity, DrawVerdict, HeldRecord, Outcome, Program } from '@perennial/engine';
import type { Vault } from './vault.js';

/** What a backend holds of a member: a verified snapshot and the head of the chain, or a word. */
export type Opened = { snapshot: string; head: string } | 'empty' | 'blocked' | 'erased';

export interface Backend {
  readonly authority: 'local' | 'remote';
  /** RFC 3339 with offset: the only clock the widget knows; never below the member's clock. */
  now(): string;
  open(member: string): Promise<Opened>;
  /** Resolves only when the outcome is durable. */
  submit(activity: Activity): Promise<Outcome>;
  history(member: string, before?: number, limit?: number): Promise<HeldRecord[]>;
  subscribe(member: string, changed: () => void): () => void;
}

/** A backend that keeps the journal itself can hand it out, to be exported or verified. */
export interface JournalKeeper {
  journal(member: string): Promise<string>;
  vault(member: string): Promise<Vault>;
  /** Every programme that records were written under, by its digest. */
  programmes(): Promise<Map<string, Program>>;
}

/** A seed that draws are made by: its SHA-256 before, the seed itself once another rules. */
export interface PublishedSeed {
  commitment: string;
  from: string;
  until?: string;
  seed?: string;
}

/** A backend that draws by itself lets everybody do its draws again. */
export interface DrawKeeper {
  /** Newest first: the first rules, and a new one does each day. To be shown before a draw. */
  seeds(): Promise<PublishedSeed[]>;
  /** Publishes the seed that ruled and takes another. */
  replaceSeed(): Promise<PublishedSeed[]>;
  /** Does the draw again that the activity of this id made, from its seed to its prize. */
  verifyDraw(member: string, activity: string): Promise<DrawVerdict>;
}

/** An outcome that is only foreseen: the activity is kept on this device for the authority. */
export type Submitted = Outcome & { queued?: true };

/** What was promised and then refused: it stays in sight until it is discarded. */
export interface DeadLetter {
  activity: Activity;
  /** A status code of the engine; else a failure code. */
  code: string;
  reason: string;
}

/** How far this device and the authority agree about a member. */
export interface Standing {
  /** blocked: the authority takes no token that the host has. */
  state: 'online' | 'offline' | 'blocked';
  /** Not decided yet, oldest first. */
  waiting: Activity[];
  dead: DeadLetter[];
  /** When the authority last said something, by its own clock. */
  asOf?: string;
}

/** A backend that brings to an authority what is done here says what is still on the way. */
export interface OutboxKeeper {
  /** As of the last time `open` or `subscribe` said something. */
  standing(member: string): Standing;
  /** Takes a dead letter out of sight, for every tab. */
  discard(member: string, activity: string): Promise<void>;
  /** Tries everything again at once. */
  retry(): void;
}

/** A backend that keeps something on this device can take it off again, in every tab. */
export interface DeviceKeeper {
  forget(member: string): Promise<void>;
}

/** A backend that is shown to its authority by a token. */
export interface TokenTaker {
  /** Nothing: signed out. */
  setToken(token: string | undefined): void;
}

export function keepsDevice(backend: Backend): backend is Backend & DeviceKeeper {
  return 'forget' in backend;
}

export function takesToken(backend: Backend): backend is Backend & TokenTaker {
  return 'setToken' in backend;
}

export function keepsOutbox(backend: Backend): backend is Backend & OutboxKeeper {
  return 'discard' in backend;
}

export function keepsSeeds(backend: Backend): backend is Backend & DrawKeeper {
  return 'verifyDraw' in backend;
}

export function keepsJournal(backend: Backend): backend is Backend & JournalKeeper {
  return 'journal' in backend;
}
