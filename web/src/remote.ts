// The remote backend, for pages whose members' truth is with a server: core/docs/authority.md.
export { RemoteBackend } from './backend/remote.js';
export type { RemoteOptions } from './backend/remote.js';
export type {
  Backend,
  DeadLetter,
  Opened,
  OutboxKeeper,
  Standing,
  Submitted,
} from './backend/backend.js';
export { Failure } from './backend/failure.js';
export type { FailureCode } from './backend/failure.js';
