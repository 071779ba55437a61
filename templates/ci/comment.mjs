// Writes a file as a comment to the merge request, in place of the comment of an earlier pipeline.
import { readFileSync } from 'node:fs';

const MARKER = '<!-- impact of {{name}} -->';
// the limit of GitLab is a million characters
const LONGEST = 900_000;

const { CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, IMPACT_TOKEN } = process.env;

if (!IMPACT_TOKEN) {
  console.error('set the variable IMPACT_TOKEN to a project access token, with the role Reporter and the scope api');
  process.exit(1);
}

const notes = `${CI_API_V4_URL}/projects/${CI_PROJECT_ID}/merge_requests/${CI_MERGE_REQUEST_IID}/notes`;

async function request(method, url, json) {
  const headers = { 'PRIVATE-TOKEN': IMPACT_TOKEN, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, body: json && JSON.stringify(json) });
  if (!response.ok) {
    throw new Error(`${method} ${url}: ${response.status} ${response.statusText}`);
  }
  return response;
}

async function earlierNote() {
  for (let page = '1'; page; ) {
    const response = await request('GET', `${notes}?per_page=100&page=${page}`);
    const note = (await response.json()).find(({ body }) => body.startsWith(MARKER));
    if (note) {
      return note.id;
    }
    page = response.headers.get('x-next-page');
  }
  return undefined;
}

try {
  const body = `${MARKER}\n\n${readFileSync(process.argv[2], 'utf8')}`.slice(0, LONGEST);
  const id = await earlierNote();
  await (id === undefined ? request('POST', notes, { body }) : request('PUT', `${notes}/${id}`, { body }));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
