import { jobsConformance } from './testing/conformance.js';
import { withRedis } from './testing/index.js';
import { inPostgres, inRedis } from './testing/stores.js';

describe('jobs in PostgreSQL', () => jobsConformance(inPostgres));
withRedis('jobs in Redis', () => jobsConformance(inRedis));
