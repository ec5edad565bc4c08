// Printed from the schemas by core/schema/types.mjs. Change them, not this file.

/** The brand's own word for a thing; money and off mean something already. */
export type Id = string;
/** A text for people: one string, or one for each language. */
export type Text = string | Texts;
/** The address of a picture, absolute or relative to the programme. */
export type Image = string;
/** ISO 8601 in whole numbers, no unit left out between: P12M, PT48H, P2W. */
export type Duration = string;
/** One limit, or several that must all hold. */
export type Limits = Limit | Limit[];
export type Count = number;
/** A number, a formula, or a list: the first whose when holds. */
export type Quantity = number | Formula | Alternative[];
export type AttributeName = string;
/** A JsonLogic rule over the event's attributes, activity, member and now. */
export type Condition =
  | {
      [k: string]: unknown;
    }
  | boolean;
/** A whole number, or numerator and denominator. */
export type Ratio = number | [number, number];
/** A place on a ladder: the first is 1. */
export type Place = number;
/** How the result becomes a whole number (default floor). */
export type Rounding = 'floor' | 'ceil' | 'half_up' | 'half_even';
/** How long what was given lasts; true: no end of its own. */
export type Term = string | true | TermWindow;
/** A duration, or the calendar unit that holds the date. */
export type DurationOrUnit = string;
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';
/** A whole day (2026-03-01) or an instant (2026-03-01T09:00:00+08:00). */
export type Moment = string;
/** One of several quantities. */
export type Alternative = number | Formula;
/** A calendar unit or a duration; in a limit also activity: a single activity. */
export type Repetition = string;
/** A date each member has; birthday and anniversary come round every year. */
export type DateOfMember =
  'enrolled' | 'birthday' | 'anniversary' | 'first_purchase' | 'last_purchase';
/** mon…sun, 1–31 (31: the last of a shorter month), MM-DD; or a list: any. */
export type Days = string | number | (string | number)[];
/** A price, or several: the first that can be paid. */
export type Cost = Price | Price[];
/** The type of activity or effect that is heard, or a list of them: any. */
export type Events = string | string[];
/** Amounts that must all be reached, or a list: any of them. */
export type Need = Amounts | Amounts[];
export type Score = number;
/** An id, or a list of them: all. */
export type Ids = string | string[];
/**
 * What is due: one of expiring, unused, tier_at_risk, streak_open, claimable, birthday, lapsed; or a list: any.
 */
export type NoticeKinds =
  | string
  | (
      'expiring' | 'unused' | 'tier_at_risk' | 'streak_open' | 'claimable' | 'birthday' | 'lapsed'
    )[];
/** An id or type: the sender's own word, at most 128 bytes. */
export type Word = string;
/** RFC 3339 with an offset. */
export type Instant = string;
/** A number, a text, yes or no, a list of texts, or the lines of a cart. */
export type AttributeValue = number | string | boolean | AttributeElement[];
/** A text of a list, or a line of a cart. */
export type AttributeElement = string | Line;
/** A number, a text, or yes or no. */
export type Scalar = number | string | boolean;
/** Within ±(2^53 − 1), so that JavaScript reads it exactly. */
export type Integer = number;
/** YYYY-MM-DD. */
export type Day = string;
/** Something that happened, with the rule that caused it and its postings. */
export type Effect =
  | EnrolledEffect
  | EarnedEffect
  | MaturedEffect
  | SpentEffect
  | ExpiredEffect
  | CancelledEffect
  | ClawedBackEffect
  | ReturnedEffect
  | AdjustedEffect
  | ReachedEffect
  | LostEffect
  | RenewedEffect
  | GraceEffect
  | KeptEffect
  | ProtectedEffect
  | FrozenEffect
  | ReleasedEffect
  | BrokenEffect
  | OutageEffect
  | TookEffect
  | FollowUpEffect
  | RedeemedEffect
  | FulfilledEffect
  | UsedEffect
  | StartedEffect
  | CompletedEffect
  | ClaimedEffect
  | LapsedEffect
  | UndoneEffect
  | DrawnEffect
  | JoinedEffect
  | LeavingEffect
  | ResumedEffect
  | ScheduledEffect
  | LeftEffect
  | AnsweredEffect
  | ReceivedEffect
  | RepliedEffect
  | ConsentedEffect
  | BlockedEffect
  | UnblockedEffect
  | ClosedEffect
  | TransferredEffect
  | MergedEffect
  | ToldEffect;
/** The place in the programme (rules/spend), or the activity's own word. */
export type RulePlace = string;
/** Of this member: v1, v2 … */
export type VoucherId = string;
/** partner:<id>: of a partner. */
export type Account = string;
/** What an activity came to. */
export type Outcome = Accepted | Undetermined | Duplicate | Rejected;
/** A rule that gave nothing, or less than it would, and why. */
export type PassedOver =
  | PassedOutsideWindow
  | PassedConditionFalse
  | PassedBelowMinimum
  | PassedCapReached
  | PassedExcludedBy
  | PassedNothingToMultiply
  | PassedNoRecipient
  | PassedAlreadyCheckedIn
  | PassedGone;
/** In order of precedence; printed from the core by status.mjs. */
export type StatusCode =
  | 'ok'
  | 'duplicate'
  | 'malformed'
  | 'wrong_type'
  | 'missing_field'
  | 'unknown_field'
  | 'bad_id'
  | 'bad_time'
  | 'not_an_integer'
  | 'out_of_range'
  | 'reserved_name'
  | 'undeclared_attribute'
  | 'stamp_refused'
  | 'operator_only'
  | 'engine_only'
  | 'missing_entropy'
  | 'id_reused'
  | 'in_future'
  | 'too_late'
  | 'member_erased'
  | 'member_closed'
  | 'member_blocked'
  | 'unknown_member'
  | 'already_enrolled'
  | 'self_invited'
  | 'referral_loop'
  | 'unknown_recipient'
  | 'unknown_reward'
  | 'unknown_voucher'
  | 'unknown_mission'
  | 'unknown_draw'
  | 'unknown_plan'
  | 'unknown_survey'
  | 'unknown_consent'
  | 'unknown_partner'
  | 'unknown_feedback'
  | 'unknown_notice'
  | 'unknown_currency'
  | 'unknown_streak'
  | 'unknown_purchase'
  | 'purchase_too_old'
  | 'unknown_line'
  | 'refund_exceeds_purchase'
  | 'given_back'
  | 'unknown_redemption'
  | 'nothing_pending'
  | 'voucher_not_open'
  | 'already_checked_in'
  | 'not_offered'
  | 'day_not_missed'
  | 'nothing_to_restore'
  | 'outside_window'
  | 'condition_false'
  | 'already_started'
  | 'already_joined'
  | 'not_joined'
  | 'already_told'
  | 'locked'
  | 'limit_reached'
  | 'sold_out'
  | 'insufficient_balance'
  | 'excluded'
  | 'not_claimable'
  | 'overflow'
  | 'too_many_effects'
  | 'too_much_due'
  | 'internal';
/** SHA-256 in hex. */
export type Digest = string;
/** A line of the journal. */
export type JournalLine = JournalRecord | CheckpointRecord | EmptiedRecord;
/** Why the chain has a record without an activity. */
export type Checkpoint =
  VersionCheckpoint | SemanticsCheckpoint | CompactionCheckpoint | ErasureCheckpoint;
/** Raised when the engine would make another outcome of the same journal. */
export type Semantics = number;
/** Parts of the member's state, such as wallets/stars. */
export type Rooms = string[];
/** A record that has its content. */
export type HeldRecord = JournalRecord | CheckpointRecord;
/**
 * locked: nothing counts yet, active: what is heard counts; claimable; claimed, completed: it pays no more for now; expired: over for good.
 */
export type GoalState = 'locked' | 'active' | 'claimable' | 'claimed' | 'completed' | 'expired';
/** before: before enrolment; unknown: older than the engine keeps. */
export type DayState =
  | 'checked'
  | 'made_up'
  | 'frozen'
  | 'restored'
  | 'rest'
  | 'missed'
  | 'today'
  | 'to_come'
  | 'before'
  | 'unknown';
/**
 * The faults of a programme document: all of them up to 1,000, then one that says how many more there are.
 */
export type Faults = Fault[];

/** A loyalty programme. Lists are evaluated and displayed in their order. */
export interface Program {
  /** The programme's own id; it stays when the version rises. */
  id: Id;
  /** A whole number that rises with every change. */
  version: number;
  /** What members call the programme. */
  name: Text;
  /** A few words about the programme. */
  about?: Text;
  image?: Image;
  /** Where days begin: an IANA name, a POSIX TZ rule or an offset (default UTC). */
  zone?: string;
  /** The one currency of its amounts, ISO 4217; every amount is in minor units. */
  money?: string;
  /** When a day begins, as HH:MM (default 00:00). */
  day_start?: string;
  /** The first day of a week (default mon). */
  week_start?: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
  /** How far behind the member's latest activity one may be (default PT48H). */
  late?: Duration;
  /** How far an activity may be ahead of the authority's clock (default PT5M). */
  skew?: Duration;
  /** automatic: the first activity makes the member (default: only enrol does). */
  enrolment?: 'automatic';
  returns?: Returns;
  attributes?: Attributes;
  /** Everything that is counted: points, growth, cash-back, cards, freezes. */
  currencies?: Currency[];
  /** Named rights that the brand's site asks for. */
  entitlements?: Entitlement[];
  /** What is given for what: earning, multipliers, campaigns, gifts, referrals. */
  rules?: Rule[];
  /** Check-ins and other habits. */
  streaks?: Streak[];
  /** Ladders of levels. */
  tiers?: Tier[];
  /** What a member shows: earned by goals, or only given. */
  badges?: Badge[];
  /** Goals over what happens, with gifts on the way. */
  missions?: Mission[];
  /** Wheels, boxes, scratch cards. */
  draws?: Draw[];
  /**
   * What can be redeemed, and the vouchers that rules give: coupons, gifts, places, payment with points.
   */
  rewards?: Reward[];
  /** Groups of members for conditions: life cycle, value, audiences. */
  segments?: Segment[];
  /** Brands that members earn and spend with. */
  partners?: Partner[];
  /** Paid membership. */
  plans?: Plan[];
  /** What members are asked. */
  surveys?: Survey[];
  /** What members are told. */
  notices?: Notice[];
  /** What members agree to. */
  consents?: Consent[];
}
/** A text in several languages, by BCP 47 tag. */
export interface Texts {
  [k: string]: string;
}
/** How purchases come back. */
export interface Returns {
  /** How long a purchase can be returned (default P365D). */
  within?: Duration;
  /** keep: a refund never takes a level back at once (default: it does). */
  level?: 'keep';
}
/** The attributes activities may carry; when given, no others. */
export interface Attributes {
  [k: string]: 'integer' | 'string' | 'boolean' | 'lines';
}
/** Something that is counted and held. */
export interface Currency {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** Caps on what is earned or held, after all factors. */
  limit?: Limits;
  /** The life of a lot (default: ever). */
  term?: Term;
  /** The least life of points that come back. */
  grace?: Term;
  /** How factors combine: add makes ×4 of ×2 and ×3 (default add). */
  stack?: 'add' | 'multiply' | 'best';
  /** After all factors (default floor). */
  round?: Rounding;
  /** What happens when more must be taken than is there (default debt). */
  shortfall?: 'debt' | 'negative' | 'forgive';
  /** What members may give each other (default: nothing). */
  transfer?: Rescue;
  /** money: one is a minor unit of the programme's money. */
  unit?: 'money';
}
/** How often, how much, how much in hand. */
export interface Limit {
  /** How often. */
  times?: Count;
  /** How much of the one thing granted. */
  amount?: Quantity;
  /** How much may be in hand (currencies). */
  held?: Count;
  /** Counted anew in each; absent: ever. */
  every?: Repetition;
  /** Counted over the moving span that ends now. */
  last?: Duration;
  /** Repetitions are counted from this date. */
  since?: DateOfMember;
  /** all: one for everybody; an attribute: one for each of its values. */
  by?: AttributeName;
}
/** A quantity worked out from the event, exactly, and rounded once. */
export interface Formula {
  /** The attribute that is measured (default: 1). */
  of?: AttributeName;
  /** Over the lines of the cart that match; of is then an attribute of a line. */
  lines?: Condition;
  /** How the lines are put together (default sum). */
  count?: 'sum' | 'distinct' | 'max';
  /** Of the matching units, cheapest first: 1, or [1, 3]: one of every three. */
  take?: Ratio;
  /** Only the part between the two; null: no bound. */
  between?: (number | null)[];
  /** Rounded down to whole steps. */
  step?: Place;
  /** Times this (default 1). */
  rate?: Ratio;
  round?: Rounding;
  /** The factor on what the event earned of the currency above this line. */
  multiply?: Ratio;
  /** Only if this holds. */
  when?: Condition;
  /** A life of its own. */
  term?: Term;
}
/** A life that is more than a duration. */
export interface TermWindow {
  /** Counted from this date; last_use: last earned or spent (currencies). */
  since?: 'enrolled' | 'birthday' | 'anniversary' | 'first_purchase' | 'last_purchase' | 'last_use';
  /** How long it lasts. */
  for?: DurationOrUnit;
  /** The end moves to the end of the unit that holds it. */
  end_of?: Unit;
  /** The end: an instant is excluded, a day is included whole. */
  until?: Moment;
}
/** A way to keep a streak or get it back. */
export interface Rescue {
  when?: Condition;
  window?: Window;
  limit?: Limits;
  cost?: Cost;
}
/** When something is open; every key that is given must hold. */
export interface Window {
  /** Open from here on, included. */
  from?: Moment;
  /** Open until here: an instant is excluded, a day is included whole. */
  until?: Moment;
  /** Open on these days; an empty list never opens. */
  days?: Days;
  /** Each repetition counts on its own; with since: from that date on. */
  every?: DurationOrUnit;
  /** The moving span that ends now, its far end excluded. */
  last?: Duration;
  /** Opens with this date of the member. */
  since?: DateOfMember;
  /** Opens so long after since (default at once). */
  after?: Duration;
  /** How long it stays open. */
  for?: DurationOrUnit;
  /** The end moves to the end of the unit that holds it. */
  end_of?: Unit;
}
/** What is taken: how much of which currency, or money. */
export interface Price {
  [k: string]: Quantity;
}
/** A named right. */
export interface Entitlement {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** How long it lasts when its source says nothing. */
  term?: Term;
  /** What it does on every cart while held. */
  use?: Use;
}
/** What it does on a cart. */
export interface Use {
  /** At most one of a group on a cart (one common group). */
  group?: string;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  grant: CartGrant;
  /** Nothing after it on the same cart (default false). */
  stop?: boolean;
}
/** Lowers the price, or pays a part of it, in minor units: one of the two. */
export interface CartGrant {
  /** How much lower the price is. */
  off?: Quantity;
  /** How much of the price is paid. */
  money?: Quantity;
}
/** What is given or taken for an event, or each time a window opens. */
export interface Rule {
  id: Id;
  /** A rule without a name is explained but not advertised. */
  name?: Text;
  about?: Text;
  image?: Image;
  /** Absent: each time its window opens. */
  on?: Events;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  /** What the event takes, without being asked. */
  cost?: Cost;
  grant?: Grant;
  /**
   * How long the points it gives cannot be spent (only points wait); true: until confirmed.
   */
  pending?: Term;
  /** Rules below give no more of what it gave for this event (default false). */
  stop?: boolean;
  /** Given to another: member.invited_by, or an attribute that names a member. */
  to?: AttributeName;
}
/** What is given: how much of which currency, entitlement or level. */
export interface Grant {
  [k: string]: Quantity;
}
/** Something done period after period. */
export interface Streak {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  on: Events;
  when?: Condition;
  window?: Window;
  /** The period (default day). */
  every?: 'day' | 'week' | 'month';
  /** Events needed in each period (default 1). */
  times?: Place;
  /** member: the day as written in the activity (default: the programme's). */
  zone?: 'member';
  /** Where the ladder begins again: after so many periods, a week, a month. */
  cycle?: number | ('week' | 'month');
  /** Each period pays the step it stands on: the highest not above it. */
  ladder?: Rung[];
  /** Milestones, paid once in any one run. */
  steps?: Milestone[];
  /** How missed periods may be filled. */
  make_up?: MakeUp;
  /** What protects missed periods; cost: for each. */
  freeze?: Rescue;
  /** How a lost streak comes back; window: how long. */
  restore?: Rescue;
  /** Days that never break it. */
  rest?: Rest | Rest[];
}
/** A step of the ladder. */
export interface Rung {
  at: Place;
  name?: Text;
  when?: Condition;
  limit?: Limits;
  grant?: Grant;
}
/** A length that is rewarded when it is reached. */
export interface Milestone {
  /** A length, or week or month: every day of it checked or made up. */
  at: number | ('week' | 'month');
  name?: Text;
  /** Asked on reaching it. */
  when?: Condition;
  limit?: Limits;
  grant?: Grant;
  /** Instead of the ladder's reward for that period (default false). */
  stop?: boolean;
}
/** A way to fill a missed period. */
export interface MakeUp {
  when?: Condition;
  /** Which periods may be filled. */
  window?: Window;
  limit?: Limits;
  cost?: Cost;
  /** The filled period pays its ladder reward too (default false). */
  pays?: boolean;
}
/** Days on which nothing is expected. Nobody asks for them: no cost. */
export interface Rest {
  when?: Condition;
  window?: Window;
  limit?: Limits;
}
/** A ladder of levels. */
export interface Tier {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** What is counted (default: everything ever earned). */
  window?: Window;
  /** How long a level is kept before its review (default: ever). */
  term?: Term;
  /** How long a level stays after a failed review. */
  grace?: Term;
  /** Where a failed review leads: the level earned, one down, nowhere. */
  down?: 'earned' | 'one' | 'none';
  /** Pending amounts count too (default: they do not). */
  pending?: true;
  /** Lowest first. */
  levels: Level[];
}
/** A level of a tier. */
export interface Level {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** What must have been earned in the tier's window; absent: nothing. */
  need?: Need;
  /** What keeps it at a review (default: need). */
  keep?: Need;
  /** How often its gifts are given. */
  limit?: Limits;
  /** Given once on reaching it; an entitlement lasts while it is held. */
  grant?: Grant;
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** How much of each currency. */
export interface Amounts {
  [k: string]: Count;
}
/** Something to show, kept for as long as its term says. */
export interface Badge {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** What counts toward it; absent: it is only given. */
  on?: Events;
  when?: Condition;
  window?: Window;
  /** The attribute an event adds (default: 1 for each event). */
  of?: AttributeName;
  /** Over the lines of the cart that match; of is then an attribute of a line. */
  lines?: Condition;
  /** Added up, different values, or the largest (default sum). */
  count?: 'sum' | 'distinct' | 'max';
  /** Each step reached is a level of the badge. */
  steps?: GoalStep[];
  /** How long it is kept (ever). */
  term?: Term;
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** A number that is rewarded when it is reached. */
export interface GoalStep {
  /** How much it takes. */
  at: Place;
  name?: Text;
  /** Asked on reaching it. */
  when?: Condition;
  limit?: Limits;
  grant?: Grant;
}
/** A goal over what happens. */
export interface Mission {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  on: Events;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  /** With a cost it must be started: a stake. */
  cost?: Cost;
  /** The attribute an event adds (default: 1 for each event). */
  of?: AttributeName;
  /** Over the lines of the cart that match; of is then an attribute of a line. */
  lines?: Condition;
  /** Added up, different values, or the largest (default sum). */
  count?: 'sum' | 'distinct' | 'max';
  /** What it asks, and what each part gives. */
  steps: GoalStep[];
  /** Badges and missions that must be complete first. */
  requires?: Ids;
  /** Begins again when complete, surplus carried (default false). */
  repeat?: boolean;
  /** Gifts are asked for, within this term; true: while its window is open. */
  claim?: Term;
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** A wheel, a box, a scratch card. */
export interface Draw {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  cost?: Cost;
  /** In the order of the ticket. */
  prizes: Prize[];
  /** The prize given for one that is out (nothing). */
  fallback?: Id;
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** One of the things a draw can give. */
export interface Prize {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** Its part of the sum of all weights. */
  weight: Count;
  /** Given at the latest on this draw since it last came. */
  at?: Place;
  /** When it is out, the fallback is given. */
  limit?: Limits;
  /** Absent: nothing won. */
  grant?: Grant;
}
/** Something of the catalogue, or a voucher that rules give. */
export interface Reward {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  /** With a cost, even {}, it can be asked for; else it is only given. */
  cost?: Cost;
  /** Exchanged at once for this; absent: a voucher. */
  grant?: Grant;
  /** Life of the voucher (ever). */
  term?: Term;
  use?: Use;
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** A way to tell members apart. */
export interface Segment {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** In order: the first that holds. */
  groups: SegmentGroup[];
}
/** One group. */
export interface SegmentGroup {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** The first group that holds; absent: always. */
  when?: Condition;
  /**
   * Its part of all members, where every group of the segment has one: chosen by a hash of member and segment.
   */
  weight?: number;
}
/** A brand that members earn and spend with. */
export interface Partner {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  /** What it owes for a point earned with it, in minor units of money. */
  issue?: Rates;
  /** What it is owed for a point spent with it. */
  redeem?: Rates;
}
/** Minor units of money for each currency's point. */
export interface Rates {
  [k: string]: Ratio;
}
/** Paid membership. */
export interface Plan {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  /** Of each paid period; absent: free. */
  cost?: Cost;
  /** The paid period, renewed until left. */
  term: Term;
  /** Before the first paid period; once for a member and group. */
  trial?: Term;
  /** Of one group (one common group) one plan runs; a later one is more. */
  group?: string;
  /** Rights and levels while it runs; points and vouchers with each paid period. */
  grant?: Grant;
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** Questions a member may answer. */
export interface Survey {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  when?: Condition;
  window?: Window;
  limit?: Limits;
  /** For answering. */
  grant?: Grant;
  /** The questions. */
  ask: Question[];
  /** Its weight among the next steps shown; absent: never suggested. */
  score?: Score;
}
/** A question; without scale and options it is answered in words. */
export interface Question {
  id: Id;
  name: Text;
  about?: Text;
  image?: Image;
  /** The lowest and the highest answer. */
  scale?: number[];
  /** What can be chosen. */
  options?: OptionToChoose[];
  /** How many may be chosen (default 1). */
  limit?: Choices;
}
/** An answer to choose. */
export interface OptionToChoose {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
}
/** How many. */
export interface Choices {
  times: number;
}
/** What is worth telling a member. */
export interface Notice {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
  on: NoticeKinds;
  /** Asked when it is told: consent, for one. */
  when?: Condition;
  /** How long before it is due. */
  window?: Window;
  /** How often it may be told. */
  limit?: Limits;
}
/** A purpose that a member may agree to. */
export interface Consent {
  id: Id;
  name?: Text;
  about?: Text;
  image?: Image;
}
/** One thing that happened to one member. */
export interface Activity {
  /** The same id and content again changes nothing. */
  id: Word;
  member: Word;
  /** enrol, purchase, check_in … or a word of the brand's own. */
  type: Word;
  /** When it happened. */
  at: Instant;
  attributes?: ActivityAttributes;
  stamp?: Stamp;
}
/** What the type of activity needs, and anything of the brand's. */
export interface ActivityAttributes {
  [k: string]: AttributeValue;
}
/** sku, category, quantity, price, amount and anything flat. */
export interface Line {
  [k: string]: Scalar;
}
/** What the authority adds; never accepted from a page. */
export interface Stamp {
  /** The authority's clock. */
  received?: Instant;
  /** Who acts, for what only an operator may do. */
  operator?: Word;
  /** What is left of each shared quantity. */
  shared?: {
    [k: string]: Integer;
  };
  /** The activity that caused this follow-up. */
  cause?: Word;
  /** Of a merge: what the other member holds. */
  other?: {
    [k: string]: unknown;
  };
  /** 32 bytes in hex, for what draws. */
  entropy?: string;
}
/** A voucher held, or a reward redeemed for this very cart. */
export interface Used {
  voucher?: Word;
  reward?: Word;
  /** Of the reward (default 1). */
  quantity?: number;
  pay?: Word;
}
/** A line of the purchase that comes back. */
export interface RefundedLine {
  /** Position in the purchase, from 0. */
  line: number;
  amount: number;
}
/** The member was made. */
export interface EnrolledEffect {
  type: 'enrolled';
  /** Only for what came due before the activity. */
  at?: Instant;
}
/** Something was given. */
export interface EarnedEffect {
  type: 'earned';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  voucher?: VoucherId;
  amount: Integer;
  postings?: Posting[];
  /** An instant, or confirm. */
  pending_until?: string;
  until?: Instant;
}
/** An amount moved from one account to another. */
export interface Posting {
  amount: number;
  currency: Word;
  from: Account;
  to: Account;
  /** When the lot it touches has an end. */
  expires?: Instant;
}
/** Pending points became available. */
export interface MaturedEffect {
  type: 'matured';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  source: Word;
  postings: Posting[];
}
/** The cost of a rule, a rescue or a redemption. */
export interface SpentEffect {
  type: 'spent';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  postings: Posting[];
}
/** It ended. */
export interface ExpiredEffect {
  type: 'expired';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  voucher?: VoucherId;
  amount: Integer;
  postings?: Posting[];
}
/** Pending points were taken back, or a redemption's voucher. */
export interface CancelledEffect {
  type: 'cancelled';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  voucher?: VoucherId;
  amount: Integer;
  source: Word;
  postings?: Posting[];
}
/** A refund took back what the purchase gave. */
export interface ClawedBackEffect {
  type: 'clawed_back';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  voucher?: VoucherId;
  amount: Integer;
  purchase: Word;
  postings?: Posting[];
}
/** Spent points came back to their lots, or a used voucher to the member. */
export interface ReturnedEffect {
  type: 'returned';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  voucher?: VoucherId;
  amount: Integer;
  redemption?: Word;
  postings?: Posting[];
}
/** An operator's correction. */
export interface AdjustedEffect {
  type: 'adjusted';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  postings: Posting[];
  reason: string;
  reference?: string;
}
/** A level was reached or granted. */
export interface ReachedEffect {
  type: 'reached';
  /** Only for what came due before the activity. */
  at?: Instant;
  tier: Word;
  level: Word;
  until?: Instant;
  rule?: RulePlace;
}
/** A level is no longer held. */
export interface LostEffect {
  type: 'lost';
  /** Only for what came due before the activity. */
  at?: Instant;
  tier: Word;
  level: Word;
  /** The level held instead. */
  now?: Word;
}
/** A review was passed, or a plan's next period begins. */
export interface RenewedEffect {
  type: 'renewed';
  /** Only for what came due before the activity. */
  at?: Instant;
  tier?: Word;
  level?: Word;
  rule?: RulePlace;
  plan?: Word;
  /** To be paid, elsewhere. */
  money?: Integer;
  until?: Instant;
}
/** A review was failed; the level stays a while. */
export interface GraceEffect {
  type: 'grace';
  /** Only for what came due before the activity. */
  at?: Instant;
  tier: Word;
  level: Word;
  until: Instant;
}
/** A period of a streak was counted. */
export interface KeptEffect {
  type: 'kept';
  /** Only for what came due before the activity. */
  at?: Instant;
  streak: Word;
  length: Integer;
  day: Day;
  mark: 'checked' | 'made_up' | 'restored';
}
/** A period was missed; freezes are set aside. */
export interface ProtectedEffect {
  type: 'protected';
  /** Only for what came due before the activity. */
  at?: Instant;
  streak: Word;
  postings: Posting[];
}
/** A freeze was burnt for a period. */
export interface FrozenEffect {
  type: 'frozen';
  /** Only for what came due before the activity. */
  at?: Instant;
  streak: Word;
  day: Day;
  postings: Posting[];
}
/** Freezes set aside came back. */
export interface ReleasedEffect {
  type: 'released';
  /** Only for what came due before the activity. */
  at?: Instant;
  streak: Word;
  postings: Posting[];
}
/** A streak was lost at that length. */
export interface BrokenEffect {
  type: 'broken';
  /** Only for what came due before the activity. */
  at?: Instant;
  streak: Word;
  length: Integer;
}
/** Days that break no streak. */
export interface OutageEffect {
  type: 'outage';
  /** Only for what came due before the activity. */
  at?: Instant;
  from: Day;
  until: Day;
}
/** Taken from a shared quantity; negative: given back. */
export interface TookEffect {
  type: 'took';
  /** Only for what came due before the activity. */
  at?: Instant;
  quantity: Word;
  amount: Integer;
  /** Of what is given back to another window of the limit: when it was taken. */
  taken?: Instant;
}
/** An activity for another member. */
export interface FollowUpEffect {
  type: 'follow_up';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  activity: Activity;
}
/** Something of the catalogue was redeemed. */
export interface RedeemedEffect {
  type: 'redeemed';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  voucher?: VoucherId;
  until?: Instant;
  /** To be paid besides. */
  money?: Integer;
}
/** A voucher was handed over for. */
export interface FulfilledEffect {
  type: 'fulfilled';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  voucher: VoucherId;
}
/** A voucher or a right was used on a cart. */
export interface UsedEffect {
  type: 'used';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  voucher?: VoucherId;
  off?: Integer;
  money?: Integer;
}
/** A mission was staked on. */
export interface StartedEffect {
  type: 'started';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  mission: Word;
}
/** A step of a mission was reached. */
export interface CompletedEffect {
  type: 'completed';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  mission: Word;
  step: Integer;
  /** To be claimed before. */
  until?: Instant;
}
/** The gifts of a step were asked for. */
export interface ClaimedEffect {
  type: 'claimed';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  mission: Word;
  step: Integer;
}
/** A step was not claimed in time, or a stake was lost. */
export interface LapsedEffect {
  type: 'lapsed';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  mission: Word;
  step?: Integer;
}
/** A refund left a step unreached. */
export interface UndoneEffect {
  type: 'undone';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  mission: Word;
  step: Integer;
  purchase: Word;
}
/** A prize was drawn. */
export interface DrawnEffect {
  type: 'drawn';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  draw: Word;
  /** Absent: the one drawn was out, and so was what is given for it. */
  prize?: Word;
  /** Of this member's draws there, from 1. */
  number: Integer;
  /** From 0, below the sum of the weights. */
  ticket: Integer;
  /** It was promised by now; the ticket says another. */
  guaranteed?: true;
  /** The prize drawn, which was out. */
  instead_of?: Word;
}
/** A plan begins. */
export interface JoinedEffect {
  type: 'joined';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  plan: Word;
  /** Nothing was paid yet. */
  trial?: true;
  /** To be paid besides, elsewhere. */
  money?: Integer;
  until?: Instant;
}
/** A plan will end with its period. */
export interface LeavingEffect {
  type: 'leaving';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  plan: Word;
  until: Instant;
}
/** A plan that would have ended goes on. */
export interface ResumedEffect {
  type: 'resumed';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  plan: Word;
  until: Instant;
}
/** A plan will follow the running one. */
export interface ScheduledEffect {
  type: 'scheduled';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  plan: Word;
  /** The end of the running period. */
  until: Instant;
}
/** A plan ended. */
export interface LeftEffect {
  type: 'left';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  plan: Word;
  /** Credited: the unused share of what was paid. */
  money?: Integer;
  /** An operator's. */
  reason?: string;
}
/** A survey was answered. */
export interface AnsweredEffect {
  type: 'answered';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
}
/** Feedback was received. */
export interface ReceivedEffect {
  type: 'received';
  /** Only for what came due before the activity. */
  at?: Instant;
}
/** Feedback was answered, or is done. */
export interface RepliedEffect {
  type: 'replied';
  /** Only for what came due before the activity. */
  at?: Instant;
  feedback: Word;
  done?: true;
}
/** A purpose was agreed to, or no longer. */
export interface ConsentedEffect {
  type: 'consented';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  given: boolean;
}
/** Nothing is taken from the member any more. */
export interface BlockedEffect {
  type: 'blocked';
  /** Only for what came due before the activity. */
  at?: Instant;
  /** An operator's. */
  reason: string;
}
/** The member may go on. */
export interface UnblockedEffect {
  type: 'unblocked';
  /** Only for what came due before the activity. */
  at?: Instant;
  /** An operator's. */
  reason?: string;
}
/** The membership ended. */
export interface ClosedEffect {
  type: 'closed';
  /** Only for what came due before the activity. */
  at?: Instant;
  /** An operator's, or merged. */
  reason: string;
  /** The member who has it all now. */
  into?: Word;
}
/** Points went to another member, or came from one. */
export interface TransferredEffect {
  type: 'transferred';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
  thing: Word;
  amount: Integer;
  postings: Posting[];
}
/** Another member's holdings came over. */
export interface MergedEffect {
  type: 'merged';
  /** Only for what came due before the activity. */
  at?: Instant;
  from: Word;
}
/** A notice was shown. */
export interface ToldEffect {
  type: 'told';
  /** Only for what came due before the activity. */
  at?: Instant;
  rule: RulePlace;
}
/** It happened. */
export interface Accepted {
  activity: Word;
  status: 'accepted';
  code: 'ok';
  effects: Effect[];
  passed_over: PassedOver[];
}
/** Its window is not open. */
export interface PassedOutsideWindow {
  code: 'outside_window';
  rule: RulePlace;
}
/** Its condition does not hold. */
export interface PassedConditionFalse {
  code: 'condition_false';
  rule: RulePlace;
}
/** It came to 0; missing: how much more would have given 1. */
export interface PassedBelowMinimum {
  code: 'below_minimum';
  rule: RulePlace;
  missing?: Integer;
}
/** A limit cut it; by: when the limit is another's. */
export interface PassedCapReached {
  code: 'cap_reached';
  rule: RulePlace;
  thing: Word;
  missing: Integer;
  by?: RulePlace;
}
/** A rule above ended it, or a better factor stands. */
export interface PassedExcludedBy {
  code: 'excluded_by';
  rule: RulePlace;
  thing: Word;
  by: RulePlace;
}
/** A factor with nothing above it. */
export interface PassedNothingToMultiply {
  code: 'nothing_to_multiply';
  rule: RulePlace;
  thing: Word;
}
/** Its `to` names nobody. */
export interface PassedNoRecipient {
  code: 'no_recipient';
  rule: RulePlace;
}
/** The streak's period is complete already. */
export interface PassedAlreadyCheckedIn {
  code: 'already_checked_in';
  rule: RulePlace;
}
/** A voucher that was used or has ended could not be taken back. */
export interface PassedGone {
  code: 'gone';
  rule: RulePlace;
  thing: Word;
}
/** A preview of what draws: everything but the prize. */
export interface Undetermined {
  activity: Word;
  status: 'accepted';
  code: 'ok';
  undetermined: true;
  /** In the order of the ticket; weights never shift. */
  odds: OddsOfPrize[];
  effects: Effect[];
  passed_over: PassedOver[];
}
/** How much of the sum of all weights. */
export interface OddsOfPrize {
  prize: Word;
  weight: Integer;
}
/** It had happened already: the first outcome. */
export interface Duplicate {
  activity: Word;
  status: 'duplicate';
  code: 'duplicate';
  effects: Effect[];
  passed_over: PassedOver[];
}
/** It did not happen; nothing changed. */
export interface Rejected {
  activity: string;
  status: 'rejected';
  code: StatusCode;
  effects: [];
  passed_over: [];
  reason: string;
  /** JSON Pointer into the activity. */
  field?: string;
  /** The number that was missing. */
  missing?: Integer;
}
/** A record of the journal: an accepted activity and its outcome, chained by hashes. */
export interface JournalRecord {
  /** The journal format. */
  v: number;
  member: Word;
  /** The place in the member's chain. */
  seq: number;
  /** The hash of the record before; 64 zeros in the first. */
  prev: Digest;
  /** Digest of the programme. */
  program: Digest;
  activity: Activity;
  outcome: Accepted;
  salt: Digest;
  hash: Digest;
}
/** A record that stands for no activity. */
export interface CheckpointRecord {
  v: number;
  member: Word;
  seq: number;
  prev: Digest;
  /** Of a new version its own digest. */
  program: Digest;
  checkpoint: Checkpoint;
  salt: Digest;
  hash: Digest;
}
/** A new version of the programme rules from here on. */
export interface VersionCheckpoint {
  reason: 'version';
  at: Instant;
  semantics: Semantics;
  /** Of the version before. */
  from: Digest;
  snapshot: Digest;
  /** What came due under the old rules. */
  effects: Effect[];
  kept: Rooms;
  restarted: Rooms;
  frozen: Rooms;
  /** What no version brings back. */
  removed?: Rooms;
}
/** A newer engine goes on from here by other rules of its own. */
export interface SemanticsCheckpoint {
  reason: 'semantics';
  at: Instant;
  semantics: Semantics;
  /** Those before. */
  from: Semantics;
  snapshot: Digest;
}
/** The records before it may be dropped: the snapshot stands for them. */
export interface CompactionCheckpoint {
  reason: 'compaction';
  at: Instant;
  semantics: Semantics;
  /** Of the member's state, seq and head those of the record before. */
  snapshot: Digest;
}
/** The member was erased: the end of the chain. */
export interface ErasureCheckpoint {
  reason: 'erasure';
  at: Instant;
  semantics: Semantics;
}
/** What is left of a record of an erased member. */
export interface EmptiedRecord {
  v: number;
  member: Word;
  seq: number;
  prev: Digest;
  program: Digest;
  /** Of what stood here, with its salt. */
  payload: Digest;
  hash: Digest;
}
/** Answer of history: newest first. */
export interface History {
  records: HeldRecord[];
}
/** What a member center shows at an instant: numbers and states, no sentences. */
export interface View {
  /** Who holds the truth. */
  authority: 'local' | 'remote';
  now: Instant;
  /** The programme's day. */
  today: Day;
  program: ViewedProgram;
  member: ViewedMember;
  currencies: ViewedCurrency[];
  tiers: ViewedTier[];
  entitlements: ViewedEntitlement[];
  badges: ViewedBadge[];
  missions: ViewedMission[];
  streaks: ViewedStreak[];
  offers: Offer[];
  /** What can be asked for. */
  rewards: ViewedReward[];
  /** Open ones first, by their end; closed ones while a refund can return them. */
  vouchers: ViewedVoucher[];
  /** The group of each segment that the member is in. */
  segments: {
    [k: string]: string | null;
  };
  /** Wheels, boxes, scratch cards. */
  draws: ViewedDraw[];
  plans: ViewedPlan[];
  /** Where the programme has rules for it. */
  referral?: ViewedReferral;
  partners: ViewedPartner[];
  surveys: ViewedSurvey[];
  /** Newest first. */
  feedback: ViewedFeedback[];
  /** Soonest first. */
  notices: ViewedNotice[];
  consents: ViewedConsent[];
  /** Next steps worth showing, by score and nearness. */
  next: Suggestion[];
  /** What is lost within the horizon if nothing more happens, soonest first. */
  at_risk: Risk[];
  /** What came due since the member's clock and will stand in the next record. */
  expected: Effect[];
}
export interface ViewedProgram {
  id: Word;
  name: Text;
  about?: Text;
  image?: Image;
  version: number;
  zone: string;
  money?: string;
}
export interface ViewedMember {
  id: Word;
  enrolled: Instant;
  birthday?: Day;
  /** Absent: active. */
  standing?: 'blocked' | 'closed';
  language?: string;
  /** The latest accepted activity. */
  clock: Instant;
}
export interface ViewedCurrency {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  unit?: 'money';
  /** Below 0 under the policy negative. */
  available: Integer;
  pending: Integer;
  debt: Integer;
  reserved: Integer;
  earned: Integer;
  spent: Integer;
  expired: Integer;
  maturing: Maturing[];
  expiring: Expiring[];
  transfer?: ViewedTransfer;
  held_limit?: number;
}
export interface Maturing {
  amount: Integer;
  /** Absent: by confirmation. */
  at?: Instant;
}
export interface Expiring {
  amount: Integer;
  at: Instant;
}
/** What may be given to another member now. */
export interface ViewedTransfer {
  /** What asking for it now would be answered. */
  code: StatusCode;
  /** At most, by balance and limit. */
  most: Integer;
  /** What giving costs besides. */
  options: Option[];
  left?: Integer;
  of?: Integer;
  resets?: Instant;
  from?: Instant;
  until?: Instant;
}
/** One way to pay. */
export interface Option {
  cost: Gift[];
  affordable: boolean;
  /** What is short. */
  missing: Gift[];
}
/** How much of what. */
export interface Gift {
  thing: Word;
  amount: Integer;
}
export interface ViewedTier {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  level: Word | null;
  levels: ViewedLevel[];
  since?: Instant;
  /** The next review. */
  until?: Instant;
  grace_until?: Instant;
  /** An instant, or ever. */
  granted_until?: string;
  /** In the tier's window, every currency a need names. */
  earned: AmountMap;
  /** The smallest way to keep the level; absent where it has no review. */
  keep?: {
    met: boolean;
    missing: Gift[];
  };
  /** The smallest way to the next level; absent at the top. */
  next?: {
    level: Word;
    missing: Gift[];
  };
}
export interface ViewedLevel {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  need: AmountMap[];
  keep: AmountMap[];
  gifts: Gift[];
  entitlements: Word[];
}
/** How much of each currency. */
export interface AmountMap {
  [k: string]: Integer;
}
export interface ViewedEntitlement {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  until?: Instant;
  from: RulePlace;
}
export interface ViewedBadge {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  state: GoalState;
  /** How often: its level. */
  held: number;
  /** The soonest end of what is held. */
  held_until?: Instant;
  /** Absent: it is only given. */
  progress?: Progress;
  steps: ViewedGoalStep[];
  /** It opens next. */
  from?: Instant;
  /** The running window closes. */
  until?: Instant;
}
/** How far it has come in its running window. */
export interface Progress {
  count: number;
  /** What the last step asks. */
  of: number;
}
export interface ViewedGoalStep {
  at: number;
  name?: Text;
  reward: Gift[];
  reached: boolean;
}
export interface ViewedMission {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  state: GoalState;
  progress: Progress;
  steps: ViewedGoalStep[];
  claims: Claim[];
  /** Badges and missions that it still waits for. */
  requires: Word[];
  /** It begins again when complete. */
  repeat?: true;
  /** How often it still pays. */
  left?: number;
  of?: number;
  resets?: Instant;
  /** It must be started: what start would answer, and what it costs. */
  start?: {
    code: StatusCode;
    options: Option[];
  };
  started?: Instant;
  /** It opens next. */
  from?: Instant;
  /** The running window closes. */
  until?: Instant;
}
/** Gifts that wait to be claimed, of this window or an earlier one. */
export interface Claim {
  step: number;
  reward: Gift[];
  until?: Instant;
}
export interface ViewedStreak {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  every: 'day' | 'week' | 'month';
  times: number;
  /** The activity, or a list of them. */
  on: string | string[];
  /** In the streak's own zone: the first day of the period. */
  today: Day;
  /** new: never begun or long over; closed: its window is not open. */
  state: 'new' | 'open' | 'done' | 'protected' | 'lost' | 'closed';
  length: number;
  longest: number;
  /** Events in this period. */
  count: number;
  /** What doing it now would pay, before factors. */
  reward: Gift[];
  cycle: {
    day: number;
    of: number | null;
  };
  ladder: ViewedRung[];
  steps: ViewedStep[];
  next_step: {
    /** A length, or a whole week or month. */
    at: number | ('week' | 'month');
    remaining: number | null;
    reward: Gift[];
  } | null;
  freeze: ViewedFreeze | null;
  make_up: ViewedMakeUp | null;
  restore: ViewedRestore | null;
  month: ViewedMonth;
}
export interface ViewedRung {
  day: Day;
  /** Of the step that pays. */
  name?: Text;
  state: DayState;
  reward: Gift[];
  /** A milestone is reached there. */
  step: boolean;
}
export interface ViewedStep {
  /** A length, or a whole week or month. */
  at: number | ('week' | 'month');
  name?: Text;
  reward: Gift[];
  paid: boolean;
  remaining: number | null;
}
export interface ViewedFreeze {
  held: number;
  covers: number;
  set_aside: number;
  /** What one missed period costs. */
  options: Option[];
  left?: number;
  of?: number;
}
export interface ViewedMakeUp {
  left?: number;
  of?: number;
  resets?: Instant;
  pays: boolean;
  days: FillableDay[];
}
/** A day that may be filled now, and the result. */
export interface FillableDay {
  day: Day;
  options: Option[];
  length: number;
  gifts: Gift[];
}
export interface ViewedRestore {
  until?: Instant;
  options: Option[];
  length: number;
  left?: number;
  of?: number;
}
export interface ViewedMonth {
  month: string;
  counted: number;
  days: ViewedDay[];
}
export interface ViewedDay {
  day: Day;
  state: DayState;
  reward?: Gift[];
  step?: boolean;
  make_up?: boolean;
}
/** A named rule with a window. */
export interface Offer {
  rule: Word;
  name: Text;
  about?: Text;
  image?: Image;
  open: boolean;
  /** The next opening. */
  from?: Instant;
  until?: Instant;
}
/** Something of the catalogue. */
export interface ViewedReward {
  id: Word;
  name: Text;
  about?: Text;
  image?: Image;
  /** What asking for it now would be answered. */
  code: StatusCode;
  options: Option[];
  /** What it is exchanged for; empty: a voucher. */
  gifts: Gift[];
  left?: Integer;
  of?: Integer;
  resets?: Instant;
  from?: Instant;
  until?: Instant;
}
/** What is held of a reward. */
export interface ViewedVoucher {
  id: VoucherId;
  reward: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  state: 'open' | 'used' | 'fulfilled' | 'cancelled' | 'expired';
  quantity: Integer;
  /** It does something on a cart. */
  on_cart: boolean;
  from: RulePlace;
  issued: Instant;
  until?: Instant;
  closed?: Instant;
  redemption?: Word;
  used_on?: Word;
}
/** A draw, its odds, and what is promised by when. */
export interface ViewedDraw {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  /** What drawing now would be answered. */
  code: StatusCode;
  /** Draws this member made; the next has the number behind it. */
  count: Integer;
  options: Option[];
  left?: Integer;
  of?: Integer;
  resets?: Instant;
  from?: Instant;
  until?: Instant;
  /** In the order of the ticket. */
  prizes: ViewedPrize[];
  guarantees: Guarantee[];
  /** The prize given for one that is out. */
  fallback?: Word;
}
/** What a draw can give, and how likely. */
export interface ViewedPrize {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  /** Empty: nothing won. */
  gifts: Gift[];
  share: Share;
  /** For everybody, or for this member. */
  sold_out: boolean;
  left?: Integer;
  of?: Integer;
  resets?: Instant;
}
/** The odds of a prize: its weight, of the sum of all weights. */
export interface Share {
  weight: Integer;
  of: Integer;
}
/** A prize that comes at the latest on the draw of that number since it last came. */
export interface Guarantee {
  prize: Word;
  at: Integer;
  /** So many draws from now at the latest; absent while it is out. */
  within?: Integer;
}
/** A plan that can be joined, or is. */
export interface ViewedPlan {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  group?: string;
  state: 'offered' | 'trial' | 'running' | 'leaving' | 'scheduled';
  /** What asking for it now would be answered. */
  code: StatusCode;
  options: Option[];
  /** As written. */
  term: Term;
  /** As written; only while it can still be had. */
  trial?: Term;
  /** With each paid period. */
  gifts: Gift[];
  /** Held while it runs. */
  entitlements: Word[];
  since?: Instant;
  until?: Instant;
  /** The plan that follows at the period's end. */
  next?: Word;
  /** Paid for the running period. */
  money?: Integer;
  saved?: Savings;
  /** What joining now would credit from the running plan. */
  credit?: Credit;
}
/** What the rights of a plan took off carts, in minor units. */
export interface Savings {
  period: Integer;
  ever: Integer;
}
/** The unused share of what was paid. */
export interface Credit {
  money?: Integer;
  gifts: Gift[];
}
/** Inviting others. */
export interface ViewedReferral {
  /** What an invited member gives at enrolment. */
  code: Word;
  invited_by?: Word;
  rules: ReferralRule[];
}
/** What an invitation brings. */
export interface ReferralRule {
  rule: Word;
  name: Text;
  about?: Text;
  image?: Image;
  to: 'inviter' | 'self';
  gifts: Gift[];
  /** How often it came. */
  times: Integer;
  /** What came in all. */
  amount: Gift[];
}
/** A partner. */
export interface ViewedPartner {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  /** With it, less what went back. */
  earned: Gift[];
  spent: Gift[];
}
/** Questions to answer. */
export interface ViewedSurvey {
  id: Word;
  name: Text;
  about?: Text;
  image?: Image;
  /** What asking for it now would be answered. */
  code: StatusCode;
  ask: ViewedQuestion[];
  gifts: Gift[];
  left?: Integer;
  of?: Integer;
  resets?: Instant;
  from?: Instant;
  until?: Instant;
}
/** One of them; without scale and options it is answered in words. */
export interface ViewedQuestion {
  id: Word;
  name: Text;
  about?: Text;
  image?: Image;
  scale?: Integer[];
  options?: ViewedChoice[];
  /** How many options may be chosen. */
  times?: Integer;
}
/** An answer to choose. */
export interface ViewedChoice {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
}
/** Something the member said. */
export interface ViewedFeedback {
  /** That of its activity. */
  id: Word;
  text: string;
  about?: string;
  at: Instant;
  state: 'received' | 'answered' | 'done';
  reply?: string;
  replied_at?: Instant;
  done_at?: Instant;
}
/** Something to tell the member now. */
export interface ViewedNotice {
  /** Of this telling: notice, thing and instant. */
  id: string;
  notice: Word;
  kind:
    'expiring' | 'unused' | 'tier_at_risk' | 'streak_open' | 'claimable' | 'birthday' | 'lapsed';
  name?: Text;
  about?: Text;
  image?: Image;
  thing: Word;
  /** When it is due. */
  at: Instant;
  amount?: Integer;
}
/** A purpose. */
export interface ViewedConsent {
  id: Word;
  name?: Text;
  about?: Text;
  image?: Image;
  given: boolean;
  at?: Instant;
}
/** A next step: a level, mission, badge, reward or draw, or gifts to claim. */
export interface Suggestion {
  kind: 'level' | 'mission' | 'badge' | 'claim' | 'reward' | 'draw' | 'plan' | 'survey';
  /** Of a claim, that of its mission. */
  id: Word;
  /** Of the level. */
  tier?: Word;
  /** Thousandths of the way. */
  progress: number;
  /** Of the points that a level or a price asks for. */
  missing: Gift[];
  /** Of a mission or badge the one that comes next, of a claim the oldest. */
  step?: number;
  /** What the mission or badge still has to count until that step. */
  remaining?: number;
}
/** What stands to be lost. */
export interface Risk {
  kind: 'points' | 'voucher' | 'level' | 'streak' | 'claim' | 'plan';
  /** Of points their currency, of a claim its mission. */
  id: Word;
  /**
   * Of a level, when it is judged next or the granted one ends; of a plan that is left, its end.
   */
  at: Instant;
  /** Of the points; of a voucher its quantity. */
  amount?: number;
  /** The reward of the voucher. */
  thing?: Word;
  /** Of the level. */
  tier?: Word;
  /** The smallest way to keep the level. */
  missing?: Gift[];
  /** Of the streak. */
  length?: number;
  /** Of the claim. */
  step?: number;
  /** Of the claim. */
  gifts?: Gift[];
}
/** Instead of an answer. */
export interface ErrorAnswer {
  error: {
    code: StatusCode;
    sentence: string;
    field?: string;
  };
}
/** What a purchase would come to, and the best use of what the member holds. */
export interface Quote {
  member: Word;
  now: Instant;
  /** With what was asked for; with the member's rights alone where it was refused. */
  cart: QuotedCart;
  refused?: RefusedUse;
  /** With the best allowed combination of rights and vouchers held. */
  best: QuotedCart;
  /** No combination is better than best; false: not all could be looked at. */
  exhaustive: boolean;
  rights: QuotedRight[];
  vouchers: QuotedVoucher[];
  payments: Payment[];
  next?: NextThreshold;
}
/** A cart worked out, in minor units. */
export interface QuotedCart {
  /** As it was sent. */
  list: Integer;
  /** By how much the price was lowered. */
  off: Integer;
  /** list - off. */
  amount: Integer;
  /** Paid with vouchers and points. */
  money: Integer;
  /** What is left to pay. */
  paid: Integer;
  /** What is left of the delivery, part of amount. */
  delivery?: Integer;
  lines: QuotedLine[];
  /** What the purchase must ask for to come to this. */
  use: Used[];
  /** Of the purchase itself, without what comes due before it. */
  effects: Effect[];
  passed_over: PassedOver[];
  tiers: TierAfter[];
}
/** A line of the cart and its share of what was taken off. */
export interface QuotedLine {
  list: Integer;
  off: Integer;
  amount: Integer;
}
/** The level held after the purchase; none is held without one. */
export interface TierAfter {
  tier: Word;
  level?: Word;
}
/** Why what was asked for cannot be. */
export interface RefusedUse {
  code: StatusCode;
  /** JSON Pointer into the request. */
  field?: string;
  missing?: Integer;
  reason: string;
}
/** A right held: what it would do by itself, or why nothing. */
export interface QuotedRight {
  rule: RulePlace;
  thing: Word;
  off?: Integer;
  money?: Integer;
  code?: StatusCode;
  missing?: Integer;
}
/** A voucher held: what it would do beside the rights that go best with it. */
export interface QuotedVoucher {
  voucher: VoucherId;
  reward: Word;
  until?: Instant;
  off?: Integer;
  money?: Integer;
  /** In all, with these rights. */
  saved?: Integer;
  code?: StatusCode;
  missing?: Integer;
}
/** A reward that pays a part of this cart: the most of it, or why nothing. */
export interface Payment {
  reward: Word;
  quantity?: Integer;
  money?: Integer;
  cost?: QuotedCost[];
  code?: StatusCode;
  missing?: Integer;
}
/** How much of which currency, or of money. */
export interface QuotedCost {
  thing: Word;
  amount: Integer;
}
/** How much more in the cart would bring the nearest right or voucher into play. */
export interface NextThreshold {
  missing: Integer;
  rule: RulePlace;
  thing: Word;
  voucher?: VoucherId;
}
/** What is wrong, and where. */
export interface Fault {
  /** syntax, structure.…, semantic.…, version.… or warning.… */
  code: string;
  /** RFC 6901; empty for the whole document. */
  pointer: string;
  sentence: string;
  /** What was probably meant; empty when nothing comes close. */
  suggestion?: string;
}
