// The engine's documents under the names the widget uses. Their shapes come from the schemas of the
// core; an effect is taken with all its members optional, because the widget asks by member.
import type * as Documents from '@perennial/engine';

export type {
  DayState,
  Gift,
  Offer,
  Option,
  Posting,
  StatusCode,
  Text,
  View,
} from '@perennial/engine';
export type Activity = Omit<Documents.Activity, 'stamp'>;
export type Attributes = Documents.ActivityAttributes;
export type Currency = Documents.ViewedCurrency;
export type Tier = Documents.ViewedTier;
export type Level = Documents.ViewedLevel;
export type Streak = Documents.ViewedStreak;
export type LadderDay = Documents.ViewedRung;
export type MakeUp = Documents.ViewedMakeUp;
export type MakeUpDay = Documents.FillableDay;
export type Restore = Documents.ViewedRestore;
export type Step = Documents.ViewedStep;
export type Month = Documents.ViewedMonth;
export type MonthDay = Documents.ViewedDay;

type Members<Union> = Union extends unknown ? keyof Union : never;
type Loose<Union> = {
  [Name in Members<Union>]?: Union extends { [Key in Name]?: infer Value } ? Value : never;
};

export type Effect = Loose<Documents.Effect> & { type: string };
export type PassedOver = Loose<Documents.PassedOver> & { code: string; rule: string };

export interface Outcome {
  activity: string;
  status: Documents.Outcome['status'];
  code: Documents.StatusCode;
  reason?: string;
  field?: string;
  missing?: number;
  effects: Effect[];
  passed_over: PassedOver[];
}

export type JournalRecord = Omit<Documents.JournalRecord, 'outcome'> & { outcome: Outcome };

/** A record that says how the member went over to a new version of the programme. */
export type CheckpointRecord = Omit<JournalRecord, 'activity' | 'outcome'> & {
  checkpoint: {
    at: string;
    /** What came due up to the switch, by the old rules. */
    effects: Effect[];
    /** Digest of the programme before. */
    from: string;
    /** What the version has no room for, kept until its id comes back. */
    frozen: string[];
  };
};

export type HistoryRecord = JournalRecord | CheckpointRecord;

export function isCheckpoint(record: HistoryRecord): record is CheckpointRecord {
  return 'checkpoint' in record;
}
