export const UPLOAD_WAITS = 'waits for an upload';

export const UPLOAD_WINDOW = 'upload the file within ten minutes: `cdk8s-dvp uploads` prints the script';

export const UPLOAD_EXPIRED = {
  says: 'no upload began within ten minutes',
  advice: 'delete the object, apply it again, and upload at once',
} as const;
