// All that is asked of the server: JSON, bytes, events as they come; whether it is there; errors with words and a remedy.

const root = new URL('api/v1/', document.baseURI);

/** What went wrong, as the server says it: RFC 9457 with a code and a remedy. */
export class Problem extends Error {
  constructor({ title, detail, code, remedy, status }) {
    super(detail || title || 'something went wrong');
    Object.assign(this, { code: code || '', remedy: remedy || '', status: status || 0 });
  }
}

const lost = () => new Problem({
  title: 'the server does not answer', code: 'serverGone',
  remedy: 'If it was stopped, start `metacam serve` again; the page goes on by itself.',
});

/** The address of a resource; names in `path` and `query` may hold anything. */
export function url(path, query = {}) {
  const parts = Array.isArray(path) ? path : [path];
  const address = new URL(parts.map(encodeURIComponent).join('/'), root);
  for (const [key, value] of Object.entries(query)) {
    if (value !== '' && value !== null && value !== undefined) address.searchParams.set(key, value);
  }
  return address.href;
}

async function asked(path, query, options) {
  if (isLocked) throw locked();
  let response;
  try {
    response = await fetch(url(path, query), options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    setGone();
    throw lost();
  }
  if (response.ok) return response;
  let body = {};
  try {
    body = await response.json();
  } catch { /* not JSON: the status speaks */ }
  if (response.status === 401) {
    setLocked();
    throw locked();
  }
  throw new Problem({ title: `the server answered ${response.status}`, ...body, status: response.status });
}

export const json = async (path, query, options) => (await asked(path, query, options)).json();

export async function bytes(path, query, options) {
  const response = await asked(path, query, options);
  try {
    return { buffer: await response.arrayBuffer(), headers: response.headers };
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw lost();
  }
}

export const post = (path, query, body, options) => json(path, query, { method: 'POST', body, ...options });

/** A picture as an image: an error is a `Problem`, which an <img> would not tell. */
export async function image(path, query, options) {
  const { buffer, headers } = await bytes(path, query, options);
  const bitmap = new Image();
  const address = URL.createObjectURL(new Blob([buffer], { type: headers.get('Content-Type') || 'image/png' }));
  try {
    bitmap.src = address;
    await bitmap.decode();
    return await createImageBitmap(bitmap);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Server-sent events, each as `{event, data}` when it is there. Not by EventSource, which tells neither an error's words nor
 * ends for good.
 */
export async function* events(path, query, signal) {
  const response = await asked(path, query, { signal, headers: { Accept: 'text/event-stream' } });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      let part;
      try {
        part = await reader.read();
      } catch (error) {
        if (signal?.aborted) return;
        setGone();
        throw lost();
      }
      if (part.done) return;
      const blocks = (rest + part.value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) {
        let [event, data] = ['message', ''];
        for (const line of block.split('\n')) {
          if (line.startsWith('event:')) event = line.slice(6).trim();
          else if (line.startsWith('data:')) data += line.slice(5).trim();
        }
        if (data) yield { event, data: JSON.parse(data) };
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

// Whether the server lets this page in.

/** What everything fails with once the server has another token: it is said once, by whoever watches. */
const locked = () => new Problem({ title: 'the server has a new token', code: 'locked', status: 401 });
let isLocked = false;
const lockWatchers = new Set();

/** Calls `watcher` when the server does not know this page's token: nothing is asked from then on. */
export function watchLock(watcher) {
  lockWatchers.add(watcher);
}

function setLocked() {
  if (isLocked) return;
  isLocked = true;
  lockWatchers.forEach((watcher) => watcher());
}

// Whether the server is there.

let isGone = false;
const watchers = new Set();

/** Calls `watcher(isGone)` when the server goes and when it is back. */
export function watchConnection(watcher) {
  watchers.add(watcher);
}

function setGone() {
  if (isGone) return;
  isGone = true;
  watchers.forEach((watcher) => watcher(true));
  knock(1000);
}

function knock(wait) {
  setTimeout(async () => {
    try {
      const response = await fetch(new URL('healthz', document.baseURI), { cache: 'no-store' });
      if (response.ok) {
        isGone = false;
        watchers.forEach((watcher) => watcher(false));
        return;
      }
    } catch { /* still gone */ }
    knock(Math.min(wait * 1.5, 5000));
  }, wait);
}

/** Asks now and then whether the server is there, so that the page says so before someone waits for it. */
export function keepWatch(every = 5000) {
  setInterval(async () => {
    if (isGone || isLocked || document.hidden) return;
    try {
      // The page itself, which needs the token: a server that was started anew may have another one.
      const response = await fetch(document.baseURI, { cache: 'no-store' });
      if (response.status === 401) setLocked();
    } catch {
      setGone();
    }
  }, every);
}
