#!/usr/bin/env node
import { ENGLISH } from '../words/english.ts';
import { runProgram } from './program.ts';
import { terminalShell } from './terminal-shell.ts';

process.exitCode = await runProgram(process.argv.slice(2), terminalShell(), ENGLISH);
