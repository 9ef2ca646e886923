export { Role, roleNames } from './role.js';
export { type Person, type PersonScope } from './person.js';
export { may, type Permission, policy } from './policy.js';
export { type IdentityProvider, type SignInStart } from './identity-provider.js';
export { demonstrationIdentity, demonstrationPeople } from './demonstration.js';
export { memorySessions, type Session, type SessionLimits, type Sessions } from './sessions.js';
export { type AccessLog, ChildFileRead, notedRead, type Reading, readsOf } from './child-reads.js';
