export { hasRedis, redisServer, type RedisServer, withRedis } from './redis.js';
export { type BreakableStore, inPostgres, inRedis } from './stores.js';
export { until } from './until.js';
