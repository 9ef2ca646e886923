#!/usr/bin/env node
import { build } from './build.js';

await build();
const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2));
