import { Change, Classification, FieldImpact, live, refused, removed, unknown } from './impact/classification';
import type { KindSpec } from './kind-spec';
import { KeyValues, keyValuesOf, secretTypeOf } from '../domain/key-values';
import { pointerPart } from '../manifest/manifest';

const REPLACE = 'delete the object and create it again, or give it another name';

const field = (pointer: string, classification: Classification): FieldImpact => ({ ...classification, pointer });

/** the keys whose value is another one; `data` and `stringData` are two ways to write one value */
function changedKeys(before: KeyValues, after: KeyValues): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(key => {
    const [old, now] = [before.get(key), after.get(key)];
    return old === undefined || now === undefined || !old.equals(now);
  });
}

function changesOf(change: Change, ofKey: Classification): FieldImpact[] {
  const { before, after } = change;
  const wasImmutable = before.value('/immutable') === true;
  const isImmutable = after.value('/immutable') === true;
  const keys = changedKeys(keyValuesOf(before), keyValuesOf(after));
  return [
    ...wasImmutable && !isImmutable ? [field('/immutable', refused(`'immutable' cannot be taken back: ${REPLACE}`))] : [],
    ...!wasImmutable && isImmutable ? [field('/immutable', live('the values cannot change any more'))] : [],
    ...keys.map(key => field(pointerOf(change, key), wasImmutable ? refused(`the values of an immutable ${after.kind} cannot change: ${REPLACE}`) : ofKey)),
  ];
}

// the field in which the author wrote the key
function pointerOf({ before, after }: Change, key: string): string {
  const part = pointerPart(key);
  return [after, before].flatMap(object => ['/stringData', '/binaryData', '/data'].map(map => [object, `${map}/${part}`] as const))
    .find(([object, pointer]) => object.value(pointer) !== undefined)?.[1] ?? `/data/${part}`;
}

const READ_AGAIN = unknown('applies when the Secret is read again; a guest reads it when it starts');

export const SECRET: KindSpec = {
  otherFields: READ_AGAIN,
  change: change => [
    ...secretTypeOf(change.before) === secretTypeOf(change.after) ? [] : [field('/type', refused(`the type of a Secret cannot change: ${REPLACE}`))],
    ...changesOf(change, READ_AGAIN),
  ],
  removal: removed('the object is deleted'),
};

const MOUNTED = unknown('applies when the ConfigMap is read again; a pod that mounts it sees it within about a minute');

export const CONFIG_MAP: KindSpec = {
  otherFields: MOUNTED,
  change: change => changesOf(change, MOUNTED),
  removal: removed('the object is deleted'),
};
