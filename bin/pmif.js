#!/usr/bin/env node
import { onNode24 } from './on-node-24.js';

await onNode24('src/cli/pmif.ts');
