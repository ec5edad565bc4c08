// What templates of frameworks may say of <member-center>: for react.ts and vue.ts.
import type { MemberCenter } from './element/member-center.js';

type Writable = Pick<
  MemberCenter,
  | 'program'
  | 'member'
  | 'lang'
  | 'theme'
  | 'displayName'
  | 'calm'
  | 'sealed'
  | 'cardArt'
  | 'invitedBy'
  | 'inviteUrl'
  | 'clock'
  | 'customBackend'
>;

/** Properties, and attributes where these have names of their own. */
export type MemberCenterProps = Partial<Writable> & {
  'display-name'?: string;
  'card-art'?: string;
  'invited-by'?: string;
  'invite-url'?: string;
};
