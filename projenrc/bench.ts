import { cdk } from 'projen';

export function setupBench(_project: cdk.JsiiProject) {}
